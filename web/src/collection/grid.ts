import type { DataSet } from "../data/data-set.ts";
import type { Grid, GridCell, GridRow } from "../download/part.ts";
import { list, lower, number, unitName } from "../formats.ts";
import { legendText } from "../missing.ts";
import { t, term, text } from "../messages/index.ts";
import { profile, type Line, type PlaceProfile, type Profile } from "../profile/profile.ts";
import { inProfile } from "../profile/query.ts";
import type { Answers, Told } from "../profile/teller.ts";
import { ownUsed, sourceLine, type Used } from "../source.ts";
import type { State } from "../state.ts";
import { gridWords } from "./grid-words.ts";

/** The nøkkeltall of the first municipality answered for: three years, the average, the lowest and highest with their names. */
export function grid(answers: Answers, state: State, bundle: DataSet, link: string): Grid {
  const told = profile(answers, bundle);
  const place = told.places[0]!;
  const { year } = told;
  const { baseline, span } = place;
  const area = text(bundle.serviceAreas.find((a) => a.id === state.area)?.name);
  const used = keyIndicators(state, bundle);
  const own = ownUsed(used, bundle).map(({ name }) => name);
  return {
    title: t("collection.grid.title", {
      place: place.name,
      area: lower(area),
      from: year - 2,
      to: year,
    }),
    subtitle: t("collection.grid.subtitle", { baseline, span, year }),
    head: t("profile.indicator"),
    columns: [
      String(year - 2),
      String(year - 1),
      String(year),
      t("profile.change", { year: year - 1 }),
      t("keyfigures.last", { name: baseline, year }),
      t("keyfigures.last", { name: t("profile.low.cell"), year }),
      t("collection.grid.low"),
      t("keyfigures.last", { name: t("profile.high.cell"), year }),
      t("collection.grid.high"),
    ],
    rows: rows(place, answers),
    notes: notes(told, place),
    source: sourceLine(used, bundle),
    label: [
      ...(bundle.kind === "example" ? [t("example.label")] : []),
      ...(own.length ? [`${t("own.banner")}: ${own.join(", ")}`] : []),
    ].join(" – "),
    words: gridWords(place, answers, bundle.years[0]),
    link,
  };
}

/** With a heading of the reader's own, what the page calls it comes first below: who and which area are never left out. */
export function headed(made: Grid, heading: string): Grid {
  if (!heading) return made;
  return { ...made, title: heading, subtitle: `${made.title}. ${made.subtitle}` };
}

/** The indicators that nøkkeltall have numbers of, and the years. */
export function keyIndicators(state: State, bundle: DataSet): Used[] {
  return inProfile(state, bundle)
    .filter((i) => i.versions.length > 0)
    .map((indicator) => ({ indicator, years: [state.year - 2, state.year] }));
}

function rows({ types, code }: PlaceProfile, answers: Answers): GridRow[] {
  return types.flatMap(({ type, lines }) =>
    lines
      .filter((line) => !line.described)
      .map((line, i) => ({
        ...(i === 0 && { group: term("type", type || "none") }),
        name: line.name,
        unit: unitName(line.unit),
        decimals: line.indicator.decimals,
        cells: cells(line, code, answers),
      })),
  );
}

function cells(line: Line, code: string, { profile: rows, keyFigures }: Answers): GridCell[] {
  const { id, decimals } = line.indicator;
  const row = rows.find((r) => r.indicator === id && r.region === code)!;
  const key = keyFigures.find((r) => r.indicator === id && r.region === code)!;
  const extreme = (value: number | null, who: string | undefined): GridCell[] =>
    value === null
      ? [{ text: "–" }, { text: "–" }]
      : [{ text: number(value, decimals), value }, { text: who ?? "" }];
  return [
    ...line.years.map(({ told }, k) => cell(told, key.values[k]?.value)),
    { text: changeWord(line) },
    cell(line.mean, row.mean.value),
    ...extreme(row.min, line.low?.who),
    ...extreme(row.max, line.high?.who),
  ];
}

function cell(told: Told, value: number | null | undefined): GridCell {
  const shown = `${told.text}${told.notes.map(raised).join("")}`;
  return typeof value !== "number" ? { text: shown } : { text: shown, value };
}

/** The number of a footnote, where no markup can raise it. */
function raised(n: number): string {
  return [...String(n)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}

function changeWord({ change }: Line): string {
  switch (change?.kind) {
    case "up":
      return t("collection.change.up");
    case "down":
      return t("collection.change.down");
    case "unchanged":
      return t("collection.change.unchanged");
    case "break":
      return t("profile.change.break");
    default:
      return "–";
  }
}

/** What the average is, the breaks, the footnotes by number, what is only described, the signs. */
function notes({ signs, footnotes, breaks }: Profile, place: PlaceProfile): string[] {
  const lines = place.types.flatMap((type) => type.lines);
  const described = lines.filter((line) => line.described).map((line) => line.name);
  const average = averages(lines);
  return [
    ...(average ? [t("figure.note.average", { group: place.baseline, text: average })] : []),
    ...breaks,
    ...footnotes.map((words, i) => `${raised(i + 1)} ${words}`),
    ...(described.length ? [t("collection.grid.described", { indicators: list(described) })] : []),
    ...(signs.length ? [t("figure.signs", { signs: legendText(signs) })] : []),
  ];
}

/** "vektet snitt, 12 av 12 kommuner", and of those that have another who they are. */
function averages(lines: readonly Line[]): string {
  const found = new Map<string, string[]>();
  for (const { average, name } of lines)
    if (average) found.set(average, [...(found.get(average) ?? []), name]);
  const [most, ...rest] = [...found].sort((a, b) => b[1].length - a[1].length);
  if (!most) return "";
  return [most[0], ...rest.map(([words, names]) => `${words} (${list(names)})`)].join("; ");
}
