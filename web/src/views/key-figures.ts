import { html, type TemplateResult } from "lit-html";
import { t, term } from "../messages/index.ts";
import type { Line, PlaceProfile } from "../profile/profile.ts";
import { extremeView, toldView } from "./profile.ts";

/** Nøkkeltall: the municipality's last three years, and the baseline, lowest and highest of the last one. */
export function keyFiguresView(place: PlaceProfile, year: number, area: string): TemplateResult {
  const { code, name, baseline, span } = place;
  const years = [year - 2, year - 1, year];
  return html`
    <h4 id=${`keyfigures-${code}`}>${t("keyfigures.heading")}</h4>
    <table class="ds-table keyfigures-table" data-size="sm">
      <caption class="ds-sr-only">
        ${t("keyfigures.caption", { place: name, area, from: year - 2, to: year })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t("profile.indicator")}</th>
          ${years.map((y) => html`<th scope="col" class="number">${y}</th>`)}
          <th scope="col" class="number">${t("keyfigures.last", { name: baseline, year })}</th>
          <th scope="col" class="number">
            ${t("keyfigures.last", { name: t("profile.low", { span }), year })}
          </th>
          <th scope="col" class="number">
            ${t("keyfigures.last", { name: t("profile.high", { span }), year })}
          </th>
        </tr>
      </thead>
      ${place.types.map(
        ({ type, lines }) => html`
          <tbody>
            <tr class="type">
              <th scope="rowgroup" colspan="7">${term("type", type || "none")}</th>
            </tr>
            ${lines.map((line) => row(line, baseline))}
          </tbody>
        `,
      )}
    </table>
  `;
}

function row(line: Line, baseline: string): TemplateResult {
  if (line.described)
    return html`<tr class="described-line">
      <th scope="row">${line.name}</th>
      <td colspan="6">${t("profile.described.short")}</td>
    </tr>`;
  return html`<tr>
    <th scope="row">${line.name} <small>${line.unit}</small></th>
    ${line.years.map(
      ({ year, told }) =>
        html`<td class="number"><span class="cell-label">${year}</span> ${toldView(told)}</td>`,
    )}
    <td class="number mean"><span class="cell-label">${baseline}</span> ${toldView(line.mean)}</td>
    <td class="number low">${extremeView(t("profile.low.cell"), line.low)}</td>
    <td class="number high">${extremeView(t("profile.high.cell"), line.high)}</td>
  </tr>`;
}
