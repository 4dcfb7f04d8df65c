import { html, nothing, type TemplateResult } from "lit-html";
import { Status } from "../engine/types.ts";
import { list } from "../formats.ts";
import { count, t } from "../messages/index.ts";
import { legendText, reason, sign } from "../missing.ts";
import { indicatorName } from "../series.ts";
import { alike, type Gaps } from "../sources/gaps.ts";
import type { SourcesActions } from "./sources.ts";

/** What a service area lacks: a line per pattern of gaps, with its municipalities and years unfolded from it. */
export function gapsView(
  all: Gaps[],
  opened: ReadonlySet<string>,
  { toggle }: Pick<SourcesActions, "toggle">,
): TemplateResult {
  if (all.length === 0) return html`<p>${t("sources.gaps.noData")}</p>`;
  const whole = all.filter((one) => one.rows.length === 0);
  const lacking = alike(all.filter((one) => one.rows.length > 0));
  return html`
    ${whole.length ? html`<p>${count("sources.gaps.whole", whole.length)}</p>` : nothing}
    ${lacking.map((group) => {
      const [one] = group;
      const { id } = one!.indicator;
      const open = opened.has(id);
      const names = group.map(({ indicator }) => indicatorName(indicator));
      return html`
        <details
          class="fold gaps"
          .open=${open}
          @toggle=${(e: Event) => {
            e.stopPropagation();
            toggle(id, (e.target as HTMLDetailsElement).open);
          }}
        >
          <summary>
            ${names.length === 1 ? names[0] : t("sources.gaps.alike", { n: names.length })}
            <small>${amount(one!, names.length > 1)} · ${reasons(one!)}</small>
          </summary>
          ${open && names.length > 1 ? html`<p class="help">${list(names)}</p>` : nothing}
          ${open ? matrixView(one!, names) : nothing}
        </details>
      `;
    })}
  `;
}

function amount({ there, of }: Gaps, each: boolean): string {
  return each
    ? t("sources.gaps.each", { n: there, of })
    : t("sources.gaps.count", { n: there, of });
}

function reasons({ reasons: all }: Gaps): string {
  return all.map(({ status, n }) => `${sign(status)} ${reason(status)}: ${n}`).join(" · ");
}

const there = "✓";

/** The municipalities that lack something, year by year. */
function matrixView({ years, rows }: Gaps, names: string[]): TemplateResult {
  const caption = t("sources.gaps.caption", { indicator: list(names) });
  const missing = [...new Set(rows.flatMap((row) => row.status))]
    .filter((status) => status !== Status.value)
    .sort((a, b) => a - b)
    .map((status) => ({ sign: sign(status), words: reason(status) }));
  return html`
    <div class="gaps-scroll" role="group" tabindex="0" aria-label=${caption}>
      <table class="ds-table gaps-table" data-size="sm">
        <caption class="ds-sr-only">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t("table.place")}</th>
            ${years.map((year) => html`<th scope="col">${year}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, status }) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${status.map(cellView)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="help">${legendText([{ sign: there, words: t("sources.gaps.there") }, ...missing])}</p>
  `;
}

function cellView(status: number): TemplateResult {
  const has = status === Status.value;
  return html`<td class=${has ? "there" : "gap"}>
    <span aria-hidden="true">${has ? there : sign(status)}</span>
    <span class="ds-sr-only">${has ? t("sources.gaps.there") : reason(status)}</span>
  </td>`;
}
