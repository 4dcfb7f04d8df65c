import { html, nothing, type TemplateResult } from "lit-html";
import type { Indicator, Text, Version } from "../engine/types.ts";
import { list, years } from "../formats.ts";
import { t, term, text } from "../messages/index.ts";
import { averageType } from "../series.ts";

/** Everything that is said of an indicator, folded away. */
export function indicatorView(indicator: Indicator, name: string): TemplateResult {
  const texts: [string, Text | undefined][] = [
    [t("indicator.description"), indicator.description],
    [t("indicator.purpose"), indicator.purpose],
    [t("indicator.keyTerms"), indicator.keyTerms],
    [t("indicator.calculation"), indicator.calculation],
    [t("indicator.selection"), indicator.selection],
    [t("indicator.interpretation"), indicator.interpretation],
  ];
  const { versions } = indicator;
  return html`
    <details class="ds-details indicator-about">
      <summary>${t("indicator.about", { indicator: name })}</summary>
      <div>
        <dl>
          ${texts.map(([title, words]) => entry(title, [text(words)]))}
          ${entry(
            t("indicator.formula"),
            versions.map((v) =>
              during(
                v,
                versions,
                t("indicator.formula.one", { formula: v.formula, average: averageType(v.average) }),
              ),
            ),
          )}
          ${entry(t("indicator.dataSource"), [indicator.dataSource ?? ""])}
          ${entry(t("indicator.type"), [indicator.type ? term("type", indicator.type) : ""])}
          ${entry(
            t("indicator.prints"),
            versions.map((v) => during(v, versions, printed(v))),
          )}
        </dl>
      </div>
    </details>
  `;
}

function entry(title: string, words: string[]): TemplateResult | typeof nothing {
  const said = [...new Set(words.filter(Boolean))];
  if (said.length === 0) return nothing;
  return html`<div>
    <dt>${title}</dt>
    ${said.map((one) => html`<dd>${one}</dd>`)}
  </div>`;
}

/** What KS's page prints, and why ours differs. */
function printed({ sourcePrints }: Version): string {
  const { name, formula, tables = [], type, why } = sourcePrints ?? {};
  return [
    name ? t("indicator.prints.name", { name }) : "",
    formula ? t("indicator.prints.formula", { formula }) : "",
    tables.length ? t("indicator.prints.tables", { tables: list(tables) }) : "",
    type ? t("indicator.prints.type", { type }) : "",
    text(why),
  ]
    .filter(Boolean)
    .join(" ");
}

/** With the years that it holds for, where there is more than one version. */
function during(version: Version, all: readonly Version[], words: string): string {
  if (all.length < 2 || !words) return words;
  const { from, to } = version;
  const span =
    from !== undefined && to !== undefined
      ? years(from, to)
      : from !== undefined
        ? t("indicator.years.from", { from })
        : to !== undefined
          ? t("indicator.years.to", { to })
          : "";
  return span ? t("indicator.years", { years: span, text: words }) : words;
}
