import { text, t, term } from "../../messages/index.ts";
import type { Finished } from "../../finished.ts";
import { date, list, unitName } from "../../formats.ts";
import { versionsOf, type InputEntry, type VersionEntry } from "../../indicators/entry.ts";
import { flagWords } from "../../missing.ts";
import { Flag } from "../../engine/types.ts";
import { averageText, footnoteText, hasValue, signs, type Panel } from "../../series.ts";
import { source, tablesUsed } from "../../source.ts";
import { groupEntries } from "../../sources/groups.ts";
import { tableEntries } from "../../sources/tables.ts";
import { carriedLink, fromDataSet } from "../carried.ts";
import type { Cell, Link } from "./book/book.ts";
import { labels } from "./labels.ts";
import { nameAndUnit } from "./name-and-unit.ts";

/** In characters: what, and what is said of it. */
export const aboutWidths = [30, 110];

/** What the numbers of a figure are and where they come from: words, definitions, tables, signs, notes, averages. */
export function aboutRows(figure: Finished): Cell[][] {
  const { panels, state, bundle, words, title } = figure;
  const link = carriedLink(figure);
  return [
    pair(t("words.own.title"), title.title),
    pair(t("words.own.subtitle"), title.subtitle),
    pair(t("words.own.note"), state.note),
    ...labels(figure).map(({ kind, text: label }): Cell[] => [
      { text: t("csv.warning"), look: "strong" },
      { text: label, look: kind, wrap: true },
    ]),
    pair(t("numbers.about.words"), words.join("\n")),
    link
      ? pair(link.whole ? t("csv.link") : t("csv.link.page"), link.href, { url: link.href })
      : [],
    pair(t("csv.source"), source(panels, bundle)),
    ...(fromDataSet(figure) ? dataSet(bundle) : []),
    ...signRows(panels),
    ...averages(figure),
    ...notes(panels),
    ...panels.flatMap((panel) => definition(panel, figure)),
    ...tables(figure),
  ].filter((row) => row.length > 0);
}

function dataSet({ license, label, description, created, fresh }: Finished["bundle"]): Cell[][] {
  return [
    pair(t("csv.license"), license ?? ""),
    pair(t("csv.data"), [text(label), text(description)].filter(Boolean).join(". ")),
    pair(t("csv.created"), created && !fresh ? date(created) : ""),
    pair(t("csv.fresh"), fresh ? date(fresh.retrieved) : ""),
  ];
}

/** A line; nothing where there is nothing to say. */
function pair(what: string, said: string, link?: Link): Cell[] {
  if (!said) return [];
  return [
    { text: what, look: "strong", wrap: true },
    { text: said, wrap: true, ...(link && { link, look: "link" as const }) },
  ];
}

function section(title: string, rows: Cell[][]): Cell[][] {
  const there = rows.filter((row) => row.length > 0);
  return there.length ? [[undefined], [{ text: title, look: "heading" }], ...there] : [];
}

function signRows(panels: readonly Panel[]): Cell[][] {
  return section(
    t("table.legend"),
    signs(panels).map(({ sign, words }) => pair(sign, words)),
  );
}

function averages({ panels, bundle }: Finished): Cell[][] {
  const entries = groupEntries(bundle);
  const seen = new Map<string, { name: string; told: Set<string> }>();
  for (const panel of panels)
    for (const row of panel.rows) {
      if (row.role !== "average" || !hasValue(row)) continue;
      const one = seen.get(row.id) ?? { name: row.label, told: new Set<string>() };
      const said = averageText(panel, row);
      one.told.add(
        panels.length > 1 ? t("overview.notes", { indicators: panel.name, note: said }) : said,
      );
      seen.set(row.id, one);
    }
  return section(
    t("numbers.about.averages"),
    [...seen].map(([id, { name, told }]) => {
      const at = bundle.groups.findIndex((g) => g.id === id.split("@")[0]);
      const { made = "", note = "", spans = [] } = entries[at] ?? {};
      const who = spans.map(({ years, names }) =>
        t("sources.group.members", { years, n: names.length, names: list(names) }),
      );
      return pair(name, [...told, made, ...who, note].filter(Boolean).join("\n"));
    }),
  );
}

function notes(panels: readonly Panel[]): Cell[][] {
  const footnotes = panels.map((p) =>
    pair(p.name, p.footnotes.map((f) => footnoteText(p, f)).join("\n")),
  );
  const breaks = panels.flatMap((p) => {
    const said = p.rows
      .filter((row) => row.role !== "background")
      .flatMap((row) =>
        row.breaks.flatMap((found, k) => {
          if (found.length === 0 || row.cells[k]!.status !== 0) return [];
          const own = [...new Set(found.map((b) => b.text).filter(Boolean))];
          const words = own.length ? own : flagWords(Flag.break, found, row.role);
          return words.length
            ? t("table.footnote", { place: row.label, year: p.years[k]!, text: list(words) })
            : [];
        }),
      );
    return said.length ? [pair(p.name, [...new Set(said)].join("\n"))] : [];
  });
  return [...section(t("table.footnotes"), footnotes), ...section(t("sources.breaks"), breaks)];
}

function definition({ indicator, name, unit }: Panel, { bundle }: Finished): Cell[][] {
  return section(name, [
    pair(t("csv.unit"), unitName(unit)),
    pair(t("indicator.type"), indicator.type ? term("type", indicator.type) : ""),
    pair(t("indicator.dataSource"), indicator.dataSource ?? ""),
    pair(t("indicator.description"), text(indicator.description)),
    pair(t("indicator.calculation"), text(indicator.calculation)),
    ...versionsOf(indicator, bundle).map((version) =>
      pair(
        version.years ? t("indicators.version", { years: version.years }) : t("indicator.formula"),
        versionWords(version),
      ),
    ),
    pair(t("indicator.selection"), text(indicator.selection)),
    pair(t("indicator.interpretation"), text(indicator.interpretation)),
  ]);
}

function versionWords({ formula, inputs, weights, average, averageHow }: VersionEntry): string {
  return [
    formula,
    ...inputs.map(inputWords),
    ...weights.map(({ letter, value, known, note }) =>
      [`${letter} = ${value} (${t("indicators.weight")}, ${known})`, note]
        .filter(Boolean)
        .join(". "),
    ),
    `${t("sum.average")}: ${average}. ${averageHow}`,
  ].join("\n");
}

/** "A = Netto driftsutgifter (1000 kr): SSB-tabell 12367 · Funksjon: 244 …" */
function inputWords({ letter, name, unit, sources }: InputEntry): string {
  const from = sources.map(({ table, url, file, years, codes, offset }) => {
    const named = file
      ? t("sum.ownFile", { file })
      : url?.startsWith("https://www.ssb.no/")
        ? t("sum.table", { table })
        : t("sum.tableOwn", { table });
    return [
      years ? `${years}: ${named}` : named,
      ...codes.map(({ dimension, codes: chosen }) => `${dimension}: ${chosen.join(" + ")}`),
      offset,
    ]
      .filter(Boolean)
      .join(" · ");
  });
  const input = nameAndUnit(name, unit);
  return `${letter} = ${input}: ${from.join("; ")}`;
}

function tables(figure: Finished): Cell[][] {
  const { panels, bundle } = figure;
  const used = new Set(tablesUsed(panels, bundle));
  const known = bundle.tables.filter(({ id }) => used.has(id));
  return section(
    t("numbers.about.tables"),
    tableEntries({ ...bundle, tables: known }, "").map(
      ({ id, title, source: by, facts, provisional, note, url }): Cell[] => [
        {
          text: id,
          ...(url ? { link: { url }, look: "link" as const } : { look: "strong" as const }),
        },
        {
          text: [
            [title, by, ...facts].filter(Boolean).join(" · "),
            provisional ? t("about.provisional", { years: provisional }) : "",
            note,
          ]
            .filter(Boolean)
            .join("\n"),
          wrap: true,
        },
      ],
    ),
  );
}
