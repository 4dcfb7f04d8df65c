import { html, nothing, type TemplateResult } from "lit-html";
import { ownTable, type DataSet } from "../data/data-set.ts";
import type { Table } from "../engine/types.ts";
import { date } from "../formats.ts";
import { momentOf } from "../fresh/fresh-data.ts";
import type { Local } from "../fresh/locals.ts";
import { t, text } from "../messages/index.ts";

export interface AboutActions {
  publish(local: Local): void;
  discard(local: Local): void;
}

/** Where the numbers come from, table by table. */
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
      <ul class="table-list">
        ${bundle.tables.map((table) => html`<li>${entry(table, bundle)}</li>`)}
      </ul>
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

function entry(table: Table, bundle: DataSet): TemplateResult {
  const p = table.provenance ?? {};
  const own = table.id.startsWith(ownTable);
  const label =
    own || table.label?.startsWith(table.id)
      ? table.label
      : [table.id, table.label].filter(Boolean).join(": ");
  const facts = [
    own ? (p.source ?? "") : "",
    p.updated ? t("sum.updated", { date: date(p.updated) }) : "",
    p.retrieved ? t("sum.retrieved", { date: date(p.retrieved) }) : "",
    table.provisional?.length
      ? t("about.provisional", { years: table.provisional.join(", ") })
      : "",
    own ? "" : (p.license ?? bundle.license ?? ""),
  ].filter(Boolean);
  return html`
    <p>
      ${p.url?.startsWith("https://") ? html`<a class="ds-link" href=${p.url} target="_blank" rel="noopener noreferrer">${label}</a>` : label}
    </p>
    <p class="help">${facts.join(" · ")}</p>
    ${text(p.note) ? html`<p class="help">${text(p.note)}</p>` : nothing}
  `;
}
