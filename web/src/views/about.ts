import { html, nothing, type TemplateResult } from "lit-html";
import type { DataSet } from "../data/data-set.ts";
import { date } from "../formats.ts";
import { momentOf } from "../fresh/fresh-data.ts";
import type { Local } from "../fresh/locals.ts";
import { t, text } from "../messages/index.ts";

export interface AboutActions {
  publish(local: Local): void;
  discard(local: Local): void;
  /** The address of Datagrunnlag, and the way there without loading the page; absent where it is shown. */
  sources?: { address: string; follow(event: MouseEvent): void };
}

/** What the data set is. Its tables, breaks and gaps have a page of their own. */
export function aboutView(
  bundle: DataSet,
  local: Local | undefined,
  actions: AboutActions,
): TemplateResult {
  return html`
    <section class="about" aria-labelledby="about-heading">
      <h2 id="about-heading">${t("about.heading")}</h2>
      <p>
        <strong>${text(bundle.label)}.</strong> ${text(bundle.description)}
        ${bundle.created && !local ? t("about.created", { date: date(bundle.created) }) : nothing}
      </p>
      ${local ? localView(local, actions) : nothing}
      <p>${t("about.private")}</p>
      ${
        actions.sources
          ? html`<p class="no-print">
              <a
                class="ds-link"
                href=${actions.sources.address}
                @click=${(event: MouseEvent) => actions.sources!.follow(event)}
                >${t("about.sources")}</a
              >
            </p>`
          : nothing
      }
    </section>
  `;
}

function localView(local: Local, { publish, discard }: AboutActions): TemplateResult {
  const { baseLabel, retrieved } = local;
  return html`
    <p>${t("fresh.about", { ...momentOf(retrieved), data: text(baseLabel) })}</p>
    <div class="actions no-print">
      <button
        class="ds-button"
        type="button"
        data-variant="secondary"
        data-size="sm"
        @click=${() => publish(local)}
      >
        ${t("fresh.published")}
      </button>
      <button
        class="ds-button"
        type="button"
        data-variant="tertiary"
        data-size="sm"
        @click=${() => discard(local)}
      >
        ${t("fresh.discard")}
      </button>
    </div>
  `;
}
