import type { Description, Members, Region, Result, Source, Table } from "./engine/types.ts";
import { capital, exact, list, number, withUnit } from "./formats.ts";
import { flagWords, mark, reason, sign } from "./missing.ts";
import { t, term, text } from "./messages/index.ts";
import { averageType, footnotesAt, versionFor, type Panel, type Row } from "./series.ts";

/** Which cell the reader is at. */
export interface Spot {
  indicator: string;
  place: string;
  year: number;
}

/** The whole sum behind one cell, ready to be shown. */
export interface Sum {
  spot: Spot;
  example: boolean;
  title: string;
  indicator: string;
  /** "9 876 kroner", or the sign and the reason. */
  result: string;
  missing: boolean;
  remarks: string[];
  formula?: string;
  filled?: string;
  inputs: SumInput[];
  average?: { type: string; how: string; in: string; out: string };
  prints?: { formula: string; why: string };
  footnotes: string[];
}

export interface SumInput {
  letter: string;
  name: string;
  value: string;
  /** Sign and words where the value is missing or marked. */
  sign: string;
  sources: SumSource[];
}

export interface SumSource {
  table: string;
  url?: string;
  /** "Funksjon": "244 Barneverntjeneste", "251 …"; the table's own words where we have none. */
  codes: { dimension: string; codes: string[] }[];
  time: string;
  region?: string;
  dates: { updated?: string; retrieved?: string };
}

export function sum(
  spot: Spot,
  panel: Panel,
  row: Row,
  result: Result,
  bundle: Description,
  members: (indicator: string, group: string, year: number) => Members,
): Sum {
  const k = panel.years.indexOf(spot.year);
  const cell = row.cells[k]!;
  const version = versionFor(panel.indicator.versions, spot.year);
  const values = inputValues(result, spot, k);
  const inputs = Object.entries(version?.inputs ?? {}).map(([letter, input]): SumInput => {
    const at = values.get(letter);
    return {
      letter,
      name: text(input.name),
      value: at && at.status === 0 ? counted(at.value, input.unit) : "",
      sign: at ? signText(at.status, at.flags, row.broken) : "",
      sources: input.sources
        .filter((s) => (s.from ?? -Infinity) <= spot.year && spot.year <= (s.to ?? Infinity))
        .map((s) => sumSource(s, spot.year, bundle, row.kind === "region" ? row.id : undefined)),
    };
  });
  const out: Sum = {
    spot,
    example: bundle.kind === "example",
    title: `${row.name}, ${spot.year}`,
    indicator: panel.name,
    result:
      cell.status === 0
        ? withUnit(cell.value, panel.decimals, panel.unit)
        : `${sign(cell.status)} (${reason(cell.status)})`,
    missing: cell.status !== 0,
    remarks: [
      ...flagWords(cell.flags, row.broken),
      ...(panel.redefined[k] ? [t("sign.redefined")] : []),
    ],
    inputs,
    footnotes: [
      ...breaksAt(bundle, row, spot.year),
      ...footnotesAt(panel, row.id, spot.year).map((f) => f.text),
      ...(row.kind === "group"
        ? [text(bundle.groups.find((g) => g.id === row.id)?.note)].filter(Boolean)
        : []),
    ],
  };
  if (version) {
    out.formula = filled(version.formula, new Map());
    const type = panel.average[k] || version.average;
    // A mean is taken over finished results, so the members' summed inputs do not give the number.
    if (cell.status === 0 && !(row.kind === "group" && type === "mean"))
      out.filled = filled(version.formula, values);
    if (version.sourcePrints?.formula)
      out.prints = { formula: version.sourcePrints.formula, why: text(version.sourcePrints.why) };
    if (row.kind === "group") out.average = average(spot, type, bundle, members);
  }
  return out;
}

/** "29 351 personer", but "307 798 (1000 kr)": two numbers side by side would read as one. */
function counted(value: number, unit: string): string {
  return t(/^\d/.test(unit) ? "unit.counted" : "unit.other", { n: exact(value), unit });
}

/** Why the figures from this year on are not the same municipality's as before. */
function breaksAt(bundle: Description, row: Row, year: number): string[] {
  const breaks =
    bundle.regions.find((r) => row.kind === "region" && r.code === row.id)?.breaks ?? [];
  return breaks
    .filter((b) => b.year === year && text(b.text))
    .map((b) => t("sum.break", { year, text: text(b.text) }));
}

/** The formula as people write it, `(A + B) × 1 000`, with letters replaced by their numbers; letters without one stay. */
export function filled(
  formula: string,
  values: ReadonlyMap<string, { value: number; status: number }>,
): string {
  const withNumbers = formula.replace(
    /\[[^\]]*\]|[A-Za-zÆØÅæøå_][\wÆØÅæøå]*|\d+(?:\.\d+)?/g,
    (token) => {
      const at = values.get(token);
      if (at && at.status === 0) return exact(at.value);
      return /^\d/.test(token) ? exact(Number(token)) : token;
    },
  );
  return withNumbers.replace(/\s*\*\s*/g, " × ").replace(/\s*\/\s*/g, " / ");
}

function inputValues(
  result: Result,
  spot: Spot,
  year: number,
): Map<string, { value: number; status: number; flags: number }> {
  const values = new Map<string, { value: number; status: number; flags: number }>();
  const inputs = result.inputs?.find((i) => i.indicator === spot.indicator);
  const place = result.places.findIndex((p) => p.id === spot.place);
  inputs?.names.forEach((name, n) => {
    const at = (n * result.places.length + place) * result.years.length + year;
    values.set(name, {
      value: inputs.value[at]!,
      status: inputs.status[at]!,
      flags: inputs.flags[at]!,
    });
  });
  return values;
}

function signText(status: number, flags: number, broken: Row["broken"]): string {
  if (status !== 0) return `${sign(status)} ${reason(status)}`;
  return [mark(flags), flagWords(flags, broken).join(", ")].filter(Boolean).join(" ");
}

export function sumSource(
  source: Source,
  year: number,
  bundle: Description,
  place: string | undefined,
): SumSource {
  const table = bundle.tables.find((tb) => tb.id === source.table);
  const region = bundle.regions.find((r) => r.code === place);
  const time = year + (source.yearOffset ?? 0);
  const out: SumSource = {
    table: source.table,
    codes: Object.entries(source.select).map(([dimension, select]) => ({
      dimension: dimensionName(dimension, table),
      codes: chosen(select, dimension, table),
    })),
    time: String(time),
    dates: {},
  };
  const { url, updated, retrieved } = table?.provenance ?? {};
  if (url && /^https:\/\//.test(url)) out.url = url;
  if (updated ?? table?.updated) out.dates.updated = updated ?? table!.updated!;
  if (retrieved) out.dates.retrieved = retrieved;
  if (region) out.region = table?.regionCodes === "current" ? region.code : codeIn(region, time);
  return out;
}

function dimensionName(id: string, table: Table | undefined): string {
  return term("dim", id, capital(table?.dimensions.find((d) => d.id === id)?.label || id));
}

/** "244 Barneverntjeneste" for every category that is read, as the source names it. */
function chosen(
  select: Source["select"][string],
  dimension: string,
  table: Table | undefined,
): string[] {
  const { codes = [], labels = [] } = table?.dimensions.find((d) => d.id === dimension) ?? {};
  return Array.isArray(select)
    ? select.map((code) => codeAndLabel(code, labels[codes.indexOf(code)]))
    : select.labels.map((label) => codeAndLabel(codes[labels.indexOf(label)], label));
}

/** The label alone where the code already stands in it: "0-17 år". */
function codeAndLabel(code = "", label = ""): string {
  return ` ${label} `.includes(` ${code} `) ? label : [code, label].filter(Boolean).join(" ");
}

/** The code a municipality had in a year of a table's time axis. */
export function codeIn(region: Region, time: number): string {
  const code = region.codes?.find(
    (c) => (c.from ?? -Infinity) <= time && time <= (c.to ?? Infinity),
  );
  return code?.code ?? region.code;
}

function average(
  spot: Spot,
  type: string,
  bundle: Description,
  members: (indicator: string, group: string, year: number) => Members,
): NonNullable<Sum["average"]> {
  const name = (code: string) => bundle.regions.find((r) => r.code === code)?.name ?? code;
  const { in: inside, out } = members(spot.indicator, spot.place, spot.year);
  return {
    type: averageType(type),
    how:
      type === "weighted"
        ? t("sum.average.weighted")
        : type === "mean"
          ? t("sum.average.mean")
          : "",
    in: inside.length ? list(inside.map(name)) : t("sum.nobody"),
    out: out.length
      ? list(
          out.map((m) =>
            t("sum.members.outOne", {
              place: name(m.region),
              reason: m.status ? reason(m.status) : t("flag.8"),
            }),
          ),
        )
      : "",
  };
}

/** The value of a cell in one line, for the pointer's label and the live region: "12 345 kroner, foreløpig tall". */
export function cellWords(panel: Panel, row: Row, k: number): string {
  const cell = row.cells[k]!;
  if (cell.status !== 0) return `${sign(cell.status)} ${reason(cell.status)}`;
  const members = row.kind === "group" ? [averageText(panel, cell, k)] : [];
  return [
    withUnit(cell.value, panel.decimals, panel.unit),
    ...members,
    ...flagWords(cell.flags, row.broken),
  ]
    .filter(Boolean)
    .join(", ");
}

function averageText(panel: Panel, cell: Row["cells"][number], k: number): string {
  return t("average.full", {
    type: averageType(panel.average[k] ?? ""),
    members: t("average.members", { in: cell.members, of: cell.membersOf }),
  });
}

/** What stands in a table cell: the number and its marks, or the sign. */
export function cellText(panel: Panel, row: Row, k: number): string {
  const cell = row.cells[k]!;
  if (cell.status !== 0) return sign(cell.status);
  return [number(cell.value, panel.decimals), mark(cell.flags)].filter(Boolean).join(" ");
}
