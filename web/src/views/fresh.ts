import { html, nothing, type TemplateResult } from "lit-html";
import { capital, date, list, number } from "../formats.ts";
import { share, type Amount, type Phase, type Unresolved } from "../fresh/phase.ts";
import { progressWords } from "../fresh/words.ts";
import { count, t } from "../messages/index.ts";
import type { Progress } from "../bundle/progress.ts";

export interface FreshActions {
  start(): void;
  cancel(): void;
  retry(accept?: string[]): void;
  close(): void;
}

/** A fetch from SSB: what it will bring, how far it has come, and what stopped it. */
export function freshView(
  phase: Phase,
  area: string,
  spoken: string,
  actions: FreshActions,
): TemplateResult {
  return html`
    <section class="panel fresh no-print" aria-labelledby="fresh-heading">
      <h2 id="fresh-heading" tabindex="-1">${t("fresh.heading", { area })}</h2>
      ${body(phase, actions)}
      <p class="ds-sr-only" role="status">${spoken || t(`fresh.at.${phase.at}`)}</p>
    </section>
  `;
}

function body(phase: Phase, actions: FreshActions): TemplateResult {
  const cancel = button(t("fresh.cancel"), "tertiary", actions.cancel, "fresh-cancel");
  switch (phase.at) {
    case "asking":
      return html`
        <p>${t("fresh.asking")}</p>
        ${bar(phase.progress)}
        <div class="actions">${cancel}</div>
      `;
    case "ready":
      return html`
        <p>${t("fresh.ready", sums(phase.amount))} ${t("fresh.ready.where")}</p>
        ${amountView(phase.amount)}
        <div class="actions">
          ${button(t("fresh.start"), "primary", actions.start, "fresh-start")} ${cancel}
        </div>
      `;
    case "fetching":
      return html`
        <p>${t("fresh.fetching", sums(phase.amount))}</p>
        ${bar(phase.progress)}
        <div class="actions">${cancel}</div>
      `;
    case "making":
      return html`<p>${t("fresh.making")}</p>`;
    case "failed":
      return failedView(phase, actions);
  }
}

function failedView(
  { failure, progress }: Extract<Phase, { at: "failed" }>,
  { retry, close }: FreshActions,
): TemplateResult {
  const { title, lines, cancelled, empty } = failure;
  const kept = failure.kept && progress && progress.requestsDone > 0;
  const again = cancelled ? t("fresh.continue") : t("fresh.retry");
  return html`
    <div
      class="ds-alert"
      data-color=${cancelled ? "info" : "danger"}
      role=${cancelled ? "note" : "alert"}
    >
      <div>
        <p class="notice-title">${title}</p>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>
      </div>
    </div>
    ${kept ? html`<p>${keptWords(progress)}</p>` : nothing}
    <p class="help">${t("fresh.untouched")}</p>
    <div class="actions">
      ${button(again, "primary", () => retry(), "fresh-retry")}
      ${empty.length ? button(t("fresh.accept", { years: list(empty.map((one) => one.split(":")[1]!)) }), "secondary", () => retry(empty), "fresh-accept") : nothing}
      ${button(t("fresh.close"), "tertiary", close, "fresh-close")}
    </div>
  `;
}

function keptWords({ requests, requestsDone }: Progress): string {
  return t("fresh.kept", { done: requestsDone, n: requests });
}

function sums({ tables, requests, cells }: Amount) {
  return {
    tables: count("fresh.tables", tables.length),
    requests: count("fresh.requests", requests),
    cells: number(cells, 0),
  };
}

function bar(progress: Progress | undefined): TemplateResult {
  const words = progress && progress.requests > 0 ? progressWords(progress) : "";
  return html`
    <div class="progress">
      <progress
        max="100"
        value=${progress && progress.requests > 0 ? Math.round(share(progress) * 100) : nothing}
        aria-label=${t("fresh.progress.label")}
        aria-valuetext=${words || nothing}
      ></progress>
      <p class="progress-words">${words || t("fresh.contact")}</p>
    </div>
  `;
}

function amountView({ tables, unresolved, byHand }: Amount): TemplateResult {
  return html`
    <table class="ds-table amount" data-size="sm">
      <caption class="ds-sr-only">
        ${t("fresh.amount")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t("fresh.amount.table")}</th>
          <th scope="col" class="number">${t("fresh.amount.cells")}</th>
          <th scope="col" class="number">${t("fresh.amount.requests")}</th>
          <th scope="col" class="number">${t("fresh.amount.updated")}</th>
        </tr>
      </thead>
      <tbody>
        ${tables.map(
          ({ id, label, cells, requests, updated }) =>
            html`<tr>
              <th scope="row">${label.startsWith(id) ? label : `${id}: ${label}`}</th>
              <td class="number">${number(cells, 0)} ${heading(t("fresh.amount.cells.word"))}</td>
              <td class="number">
                ${requests} ${heading(count("fresh.amount.request", requests))}
              </td>
              <td class="number">
                ${heading(t("fresh.amount.updated.word"))} ${updated ? date(updated) : "–"}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${byHand.kept.length ? html`<p class="help">${t("fresh.byHand.kept", { tables: list(byHand.kept) })}</p>` : nothing}
    ${byHand.left.length ? html`<p class="help">${t("fresh.byHand.left", { tables: list(byHand.left) })}</p>` : nothing}
    ${unresolved.length ? unresolvedView(unresolved) : nothing}
  `;
}

function heading(words: string): TemplateResult {
  return html`<span class="cell-label">${words}</span>`;
}

function unresolvedView(all: readonly Unresolved[]): TemplateResult {
  return html`
    <details class="ds-details unresolved">
      <summary>${count("fresh.unresolved", all.length)}</summary>
      <div>
        <p>${t("fresh.unresolved.then")}</p>
        <ul>
          ${all.map((one) => html`<li>${unresolvedWords(one)}</li>`)}
        </ul>
      </div>
    </details>
  `;
}

/** "Netto driftsutgifter: tabell 12367 har ikke "299" i KOKfunksjon0000. Det nærmeste er: 244 Barneverntjeneste." */
export function unresolvedWords({ name, message, nearest }: Unresolved): string {
  return [
    `${name ? `${name}: ${message}` : capital(message)}.`,
    nearest.length ? t("fresh.unresolved.nearest", { nearest: list(nearest) }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function button(label: string, variant: string, act: () => void, id: string): TemplateResult {
  return html`<button
    class="ds-button"
    type="button"
    data-variant=${variant}
    data-size="sm"
    id=${id}
    @click=${act}
  >
    ${label}
  </button>`;
}
