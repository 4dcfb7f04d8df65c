import { html, nothing, type TemplateResult } from "lit-html";
import type { Description, Table } from "../engine/types.ts";
import { date } from "../formats.ts";
import { t, text } from "../messages/index.ts";

/** Where the numbers come from, table by table. */
export function aboutView(bundle: Description): TemplateResult {
  return html`
    <section class="about" aria-labelledby="about-heading">
      <h2 id="about-heading">${t("about.heading")}</h2>
      <p>
        <strong>${text(bundle.label)}.</strong> ${text(bundle.description)}
        ${bundle.created ? t("about.created", { date: date(bundle.created) }) : nothing}
      </p>
      <p>${t("about.private")}</p>
      <ul class="table-list">
        ${bundle.tables.map((table) => html`<li>${entry(table, bundle)}</li>`)}
      </ul>
    </section>
  `;
}

function entry(table: Table, bundle: Description): TemplateResult {
  const p = table.provenance ?? {};
  const label = table.label?.startsWith(table.id)
    ? table.label
    : [table.id, table.label].filter(Boolean).join(": ");
  const facts = [
    p.updated ? t("sum.updated", { date: date(p.updated) }) : "",
    p.retrieved ? t("sum.retrieved", { date: date(p.retrieved) }) : "",
    table.provisional?.length
      ? t("about.provisional", { years: table.provisional.join(", ") })
      : "",
    p.license ?? bundle.license ?? "",
  ].filter(Boolean);
  return html`
    <p>
      ${p.url?.startsWith("https://") ? html`<a class="ds-link" href=${p.url} target="_blank" rel="noopener noreferrer">${label}</a>` : label}
    </p>
    <p class="help">${facts.join(" · ")}</p>
    ${text(p.note) ? html`<p class="help">${text(p.note)}</p>` : nothing}
  `;
}
