import { html, nothing, type TemplateResult } from "lit-html";
import type { DataSet } from "../data/data-set.ts";
import type { Indicator, Text } from "../engine/types.ts";
import { list, unitName } from "../formats.ts";
import { anchor } from "../indicators/list.ts";
import {
  versionsOf,
  type InputEntry,
  type SourceEntry,
  type VersionEntry,
} from "../indicators/entry.ts";
import { functionsOf } from "../indicators/search.ts";
import { t, term, text } from "../messages/index.ts";
import { indicatorName } from "../series.ts";
import { Explained } from "./glossary.ts";
import { inBokmal } from "./in-bokmal.ts";

/** What the data set has of an indicator. */
export interface Held {
  /** Municipalities with a number, of how many. */
  municipalities: number;
  of: number;
  /** "2015–2024"; "" where there is none. */
  years: string;
}

export interface EntryActions {
  /** The address of the indicator's figure, of this description, of another, and the ways there without loading the page. */
  figure(indicator: Indicator): string;
  toFigure(event: MouseEvent, indicator: Indicator): void;
  entry(indicator: Indicator): string;
  toEntry(event: MouseEvent, indicator: Indicator): void;
}

/** Everything that is said of an indicator, its terms explained. */
export function entryView(
  indicator: Indicator,
  held: Held,
  bundle: DataSet,
  actions: EntryActions,
): TemplateResult {
  const explained = new Explained(anchor(indicator.id));
  const versions = versionsOf(indicator, bundle);
  const functions = functionsOf(indicator, bundle);
  const counterpart = bundle.indicators.find((i) => i.id === indicator.counterpart);
  const said = (title: string, words: Text | undefined) =>
    text(words) ? pair(title, html`<p>${explained.words(text(words))}</p>`) : nothing;
  return html`
    <dl class="entry">
      ${said(t("indicator.description"), indicator.description)}
      ${said(t("indicator.purpose"), indicator.purpose)}
      ${said(t("indicator.keyTerms"), indicator.keyTerms)}
      ${said(t("indicator.calculation"), indicator.calculation)}
      ${versions.map((version) => pair(versionTitle(version), versionView(version, explained)))}
      ${said(t("indicator.selection"), indicator.selection)}
      ${said(t("indicator.interpretation"), indicator.interpretation)}
      ${
        functions.length
          ? pair(
              t("indicators.functions"),
              html`<p lang=${inBokmal()}>
                ${list(functions.map(({ code, label }) => withCode(code, label)))}
              </p>`,
            )
          : nothing
      }
      ${versions.some(prints) ? pair(t("indicator.prints"), printsView(versions)) : nothing}
      ${pair(
        t("indicators.facts"),
        html`<p>${facts(indicator)}</p>
          ${
            counterpart
              ? html`<p>
                  ${t("indicators.counterpart")}
                  <a
                    class="ds-link"
                    href=${actions.entry(counterpart)}
                    @click=${(e: MouseEvent) => actions.toEntry(e, counterpart)}
                    >${indicatorName(counterpart)}</a
                  >
                </p>`
              : nothing
          }`,
      )}
      ${pair(t("indicators.held"), html`<p>${heldWords(held)}</p>`)}
    </dl>
    <p class="entry-ways no-print">
      ${
        held.years
          ? html`<a
              class="ds-button"
              data-variant="secondary"
              data-size="sm"
              href=${actions.figure(indicator)}
              @click=${(e: MouseEvent) => actions.toFigure(e, indicator)}
              >${t("indicators.toFigure")}</a
            >`
          : nothing
      }
      ${
        // An indicator without data cannot be chosen, and so not be linked to.
        versions.length
          ? html`<a
              class="ds-link"
              href=${actions.entry(indicator)}
              @click=${(e: MouseEvent) => actions.toEntry(e, indicator)}
              >${t("indicators.permalink")}</a
            >`
          : nothing
      }
    </p>
  `;
}

function pair(title: string, content: TemplateResult): TemplateResult {
  return html`<div>
    <dt>${title}</dt>
    <dd>${content}</dd>
  </div>`;
}

function versionTitle({ years }: VersionEntry): string {
  return years ? t("indicators.version", { years }) : t("indicator.formula");
}

function versionView(
  { formula, inputs, weights, average, averageHow }: VersionEntry,
  explained: Explained,
): TemplateResult {
  return html`
    <p class="formula">${formula}</p>
    <ul class="entry-inputs">
      ${inputs.map(inputView)}
      ${weights.map(
        ({ letter, value, known, note }) =>
          html`<li>
            <strong class="letter">${letter}</strong>
            <div>
              <p>${value} (${t("indicators.weight")}, ${known})</p>
              ${note ? html`<p class="help">${note}</p>` : nothing}
            </div>
          </li>`,
      )}
    </ul>
    <p>
      <strong>${t("sum.average")}:</strong> ${explained.words(average)}.
      ${explained.words(averageHow)}
    </p>
  `;
}

function inputView({ letter, name, unit, sources }: InputEntry): TemplateResult {
  return html`<li>
    <strong class="letter">${letter}</strong>
    <div>
      <p>${t("table.caption", { indicator: name, unit })}</p>
      ${sources.map((source) => html`<p class="help">${sourceView(source)}</p>`)}
    </div>
  </li>`;
}

function sourceView({ table, url, file, years, codes, offset }: SourceEntry): TemplateResult {
  return html`${years ? html`${years}: ` : nothing}${tableLink(table, url, file)}${codes.map(
    ({ dimension, codes: chosen }) =>
      html` · ${dimension}: <span lang=${inBokmal()}>${chosen.join(" + ")}</span>`,
  )}${offset ? html` · ${offset}` : nothing}`;
}

/** "SSB-tabell 12367", linked to SSB; a file that was handed in by its name. */
function tableLink(table: string, url: string | undefined, file?: string): TemplateResult | string {
  if (file !== undefined) return t("sum.ownFile", { file });
  if (!url) return t("sum.tableOwn", { table });
  const name = url.startsWith("https://www.ssb.no/")
    ? t("sum.table", { table })
    : t("sum.tableOwn", { table });
  return html`<a class="ds-link" href=${url} target="_blank" rel="noopener noreferrer">${name}</a>`;
}

function prints({ prints: p }: VersionEntry): boolean {
  return !!(p.name || p.formula || p.tables.length || p.type || p.why);
}

/** What KS's page prints, and why ours differs; what is the same for all versions once. */
function printsView(versions: VersionEntry[]): TemplateResult {
  const told = versions.filter(prints);
  const what = once(told, ({ prints: p }) =>
    [p.name, p.formula, list(p.tables), p.type].join("\n"),
  );
  const why = once(told, ({ prints: p }) => p.why);
  const lines = {
    name: (name: string) => t("indicator.prints.name", { name }),
    formula: (formula: string) => t("indicator.prints.formula", { formula }),
    tables: (tables: string) => t("indicator.prints.tables", { tables }),
    type: (type: string) => t("indicator.prints.type", { type }),
  };
  return html`
    ${what.map(({ years, words }) => {
      const [name = "", formula = "", tables = "", type = ""] = words.split("\n");
      const line = (say: (words: string) => string, printed: string) =>
        printed ? html`<li>${quoted(say, printed)}</li>` : nothing;
      return html`
        ${years ? html`<p class="entry-years">${years}</p>` : nothing}
        <ul class="plain-list">
          ${line(lines.name, name)} ${line(lines.formula, formula)} ${line(lines.tables, tables)}
          ${line(lines.type, type)}
        </ul>
      `;
    })}
    ${why.map(
      ({ years, words }) =>
        html`<p>
          <strong>${years ? t("indicators.why.years", { years }) : t("indicators.why")}</strong>
          ${words}
        </p>`,
    )}
  `;
}

/** A sentence of the page around words that stand in bokmål only. */
function quoted(say: (words: string) => string, words: string): TemplateResult {
  const [before = "", after = ""] = say("\0").split("\0");
  return html`${before}<span lang=${inBokmal()}>${words}</span>${after}`;
}

/** What is said of each version with its years, or once without them where all say the same. */
function once(
  versions: VersionEntry[],
  say: (version: VersionEntry) => string,
): { years: string; words: string }[] {
  const all = versions.map((v) => ({ years: v.years, words: say(v) }));
  const same = new Set(all.map(({ words }) => words)).size === 1;
  return (same ? all.slice(0, 1).map(({ words }) => ({ years: "", words })) : all).filter(
    ({ words }) => words,
  );
}

function facts({ unit, type, dataSource, profile, decimals }: Indicator): TemplateResult {
  const fact = (what: string, is: string | number) => t("indicators.fact", { what, is });
  const parts = [
    fact(t("indicators.unit"), unitName(unit)),
    fact(t("indicators.decimals"), decimals),
    ...(type ? [fact(t("indicator.type"), term("type", type))] : []),
    ...(dataSource ? [quoted((is) => fact(t("indicator.dataSource"), is), dataSource)] : []),
    ...(profile === false ? [t("indicators.outside")] : []),
  ];
  return html`${parts.map((part, i) => html`${i ? " · " : ""}${part}`)}`;
}

function heldWords({ municipalities, of, years }: Held): string {
  return years
    ? t("indicators.held.some", { n: municipalities, of, years })
    : t("indicators.held.none");
}

/** The label alone where the code already stands in it. */
function withCode(code: string, label: string): string {
  return ` ${label} `.includes(` ${code} `) ? label : [code, label].filter(Boolean).join(" ");
}
