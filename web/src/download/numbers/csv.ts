import { ownArea } from "../../data/data-set.ts";
import { date } from "../../formats.ts";
import { remarks } from "../../cells.ts";
import type { Finished } from "../../finished.ts";
import { placePhrase } from "../../groups.ts";
import { mark, reason, sign } from "../../missing.ts";
import { ownIndicatorArea } from "../../own/indicators.ts";
import { t, term, text } from "../../messages/index.ts";
import { averageType, footnoteText, redefinedSign, signs, type Panel } from "../../series.ts";
import { heldAgainst } from "../../query.ts";
import { ownUsed, source, tablesUsed } from "../../source.ts";

type Field = string | number;

/** What the file is made from. */
export type CsvFigure = Pick<Finished, "panels" | "state" | "bundle" | "link" | "more">;

/**
 * The numbers as a file that Norwegian Excel opens as it is: UTF-8 with BOM, `;` between fields, decimal comma.
 * First what the numbers are and where they come from, an empty line, then one line per number. A figure of deviations
 * has them in a column, in per cent; a ranking its places, and its grades where there are any.
 */
export function csv({ panels, state, bundle, link, more }: CsvFigure): string {
  const { ranking } = more;
  const example = bundle.kind === "example";
  const own = ownUsed(panels, bundle);
  const warned = example || own.length > 0;
  const held = panels.some((p) => p.rows.some((r) => r.cells.some((c) => c.was)));
  const base = state.figure === "heat" ? heldAgainst(state, bundle) : undefined;
  const ranked = new Map(ranking?.rows.map((one) => [one.region, one]));
  const graded = ranking?.rows.some((one) => one.grade !== null) ?? false;
  const rows: Field[][] = [
    [t("csv.title"), panels.map((p) => p.name).join("; ")],
    ...(state.title ? [[t("words.own.title"), state.title]] : []),
    ...(state.subtitle ? [[t("words.own.subtitle"), state.subtitle]] : []),
    ...(state.note ? [[t("words.own.note"), state.note]] : []),
    ...(example ? [[t("csv.warning"), t("example.label")]] : []),
    ...own.map(({ name }): Field[] => [t("csv.own"), t("own.source", { file: name })]),
    ...panels
      .filter(({ indicator: i }) => i.area === ownIndicatorArea)
      .map(({ name, indicator }): Field[] => [
        t("formula.tag"),
        t("formula.csv", { name, formula: indicator.versions[0]?.formula ?? "" }),
      ]),
    [t("csv.data"), text(bundle.label)],
    ...(bundle.fresh ? [[t("csv.fresh"), date(bundle.fresh.retrieved)]] : []),
    ...(bundle.created ? [[t("csv.created"), bundle.created]] : []),
    [t("csv.source"), source(panels, bundle)],
    ...(bundle.license ? [[t("csv.license"), bundle.license]] : []),
    ...tablesUsed(panels, bundle).flatMap((id): Field[][] => {
      const updated = bundle.tables.find((tb) => tb.id === id)?.provenance?.updated;
      return updated ? [[t("csv.updated", { table: id }), updated.slice(0, 10)]] : [];
    }),
    [t("csv.link"), link],
    ...signs(panels).map(({ sign: s, words }): Field[] => [t("csv.signs"), `${s} ${words}`]),
    ...panels.flatMap((p) => p.footnotes.map((f): Field[] => [t("csv.note"), footnoteText(p, f)])),
    [],
    [
      ...(warned ? [t("csv.warning")] : []),
      t("csv.indicator"),
      t("csv.unit"),
      t("csv.code"),
      t("csv.place"),
      t("csv.kind"),
      t("csv.year"),
      t("csv.value"),
      t("csv.missing"),
      ...(held ? [t("csv.published")] : []),
      t("csv.reason"),
      t("csv.average"),
      t("csv.members"),
      t("csv.membersOf"),
      ...(base === undefined ? [] : [t("title.heat", { baseline: placePhrase(base, bundle) })]),
      ...(ranking ? [t("overview.rank.number")] : []),
      ...(graded ? [t("overview.rank.grade")] : []),
    ],
  ];
  for (const panel of panels) {
    for (const row of panel.rows) {
      const kind =
        row.role === "average"
          ? t(`kind.${row.kind === "rest" ? "rest" : "group"}`)
          : term("kind", bundle.regions.find((r) => r.code === row.id)?.kind ?? "municipality");
      row.cells.forEach((cell, k) => {
        const there = cell.status === 0;
        const average = row.role === "average";
        const counted = row.kind === "group";
        const place = ranked.get(row.id);
        rows.push([
          ...(warned ? [warning(panel, example)] : []),
          panel.name,
          panel.unit,
          codeAndName(row),
          row.name,
          kind,
          panel.years[k]!,
          there ? cell.value : "",
          there
            ? [mark(cell.flags), panel.redefined[k] ? redefinedSign : ""].filter(Boolean).join(" ")
            : sign(cell.status),
          ...(held ? [cell.was?.status === 0 ? cell.was.value : ""] : []),
          there ? remarks(row, k).join(", ") : reason(cell.status),
          average ? averageType(panel.average[k] ?? "") : "",
          counted ? cell.members : "",
          counted ? cell.membersOf : "",
          ...(base === undefined ? [] : [there ? (cell.deviation ?? "") : ""]),
          ...(ranking ? [place?.rank || ""] : []),
          ...(graded ? [place?.grade ?? ""] : []),
        ]);
      });
    }
  }
  return `\uFEFF${rows.map((row) => row.map(field).join(";")).join("\r\n")}\r\n`;
}

function warning(panel: Panel, example: boolean): string {
  const own = panel.indicator.area === ownArea ? [t("own.banner")] : [];
  return [...(example ? [t("example.label")] : []), ...own].join("; ");
}

/**
 * Numbers stay numbers, also negative ones. A text that a spreadsheet would run as a formula
 * (it starts with = + - @, a tab or a line break) gets an apostrophe in front.
 */
export function field(value: Field): string {
  if (typeof value === "number") return decimal(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Twelve digits: more than any source has, few enough to hide the noise of binary fractions. */
function decimal(value: number): string {
  if (!Number.isFinite(value)) return "";
  const n = Number(value.toPrecision(12));
  return (Math.abs(n) < 1e-6 && n !== 0 ? n.toFixed(12) : String(n)).replace(".", ",");
}

/** "0301 Oslo", as SSB writes it: alone, the code would lose its zero in a spreadsheet. */
function codeAndName(row: Panel["rows"][number]): string {
  return row.kind === "region" ? `${row.id} ${row.name}` : row.name;
}
