import { remarks } from "../../cells.ts";
import type { ProfileRow } from "../../engine/types.ts";
import type { Finished } from "../../finished.ts";
import { unitName } from "../../formats.ts";
import { placeLabel, placePhrase, regionName } from "../../groups.ts";
import { t, term } from "../../messages/index.ts";
import { mark, reason, sign } from "../../missing.ts";
import { ownIndicatorArea } from "../../own/indicators.ts";
import { heldAgainst } from "../../query.ts";
import { averageType, redefinedSign, type Panel, type Row } from "../../series.ts";
import { ownUsed } from "../../source.ts";

export type Field = string | number;

/** What a file of numbers is made from. */
export type Numbers = Pick<Finished, "panels" | "state" | "bundle" | "link" | "more">;

/** One thing that is said of every number of a figure. */
export interface Column {
  /** For programs: the same in every language. */
  id: string;
  /** For people. */
  head: string;
  /** Where it is not the indicator's. */
  unit?: string;
  /** In the file for programs, or the one for people, only. */
  only?: "programs" | "people";
  of(panel: Panel, row: Row, k: number): Field;
}

/** What is said of every number, in order; first the label of example data and own numbers. */
export function columns(figure: Numbers): Column[] {
  return [...warnings(figure), ...common(figure), ...measures(figure)];
}

function warnings({ panels, bundle }: Numbers): Column[] {
  const of = (panel: Panel) =>
    [
      ...(bundle.kind === "example" ? [t("example.label")] : []),
      ...ownUsed([panel], bundle).map(({ name }) => t("own.source", { file: name })),
      ...(panel.indicator.area === ownIndicatorArea ? [t("formula.tag")] : []),
    ].join("; ");
  return panels.some(of) ? [{ id: "warning", head: t("csv.warning"), of }] : [];
}

function common({ panels, bundle }: Numbers): Column[] {
  const kinds = new Map(bundle.regions.map(({ code, kind }) => [code, kind]));
  const held = panels.some((p) => p.rows.some((r) => r.cells.some((c) => c.was)));
  const counted = (row: Row, n: number) => (row.kind === "group" ? n : "");
  return [
    {
      id: "indicator_id",
      head: "",
      only: "programs",
      of: ({ indicator }) => indicator.id,
    },
    { id: "indicator", head: t("csv.indicator"), of: ({ name }) => name },
    { id: "unit", head: "", only: "programs", of: ({ unit }) => unit },
    { id: "", head: t("csv.unit"), only: "people", of: ({ unit }) => unitName(unit) },
    { id: "code", head: "", only: "programs", of: (_, row) => row.id },
    // "0301 Oslo", as SSB writes it: alone, the code would lose its zero in a spreadsheet.
    {
      id: "",
      head: t("csv.code"),
      only: "people",
      of: (_, row) => (row.kind === "region" ? `${row.id} ${row.name}` : row.name),
    },
    { id: "place", head: t("csv.place"), of: (_, row) => row.name },
    {
      id: "kind",
      head: t("csv.kind"),
      of: (_, row) =>
        row.role === "average"
          ? t(`kind.${row.kind === "rest" ? "rest" : "group"}`)
          : term("kind", kinds.get(row.id) ?? "municipality"),
    },
    { id: "year", head: t("csv.year"), of: ({ years }, _, k) => years[k]! },
    {
      id: "value",
      head: t("csv.value"),
      of: (_, row, k) => (row.cells[k]!.status === 0 ? row.cells[k]!.value : ""),
    },
    {
      id: "sign",
      head: t("csv.missing"),
      of: ({ redefined }, { cells }, k) => {
        const { status, flags } = cells[k]!;
        if (status !== 0) return sign(status);
        return [mark(flags), redefined[k] ? redefinedSign : ""].filter(Boolean).join(" ");
      },
    },
    ...(held
      ? [
          {
            id: "published",
            head: t("csv.published"),
            of: (_: Panel, { cells }: Row, k: number) => {
              const { was } = cells[k]!;
              return was?.status === 0 ? was.value : "";
            },
          },
        ]
      : []),
    {
      id: "explanation",
      head: t("csv.reason"),
      of: (_, row, k) => {
        const { status } = row.cells[k]!;
        return status === 0 ? remarks(row, k).join(", ") : reason(status);
      },
    },
    {
      id: "average",
      head: t("csv.average"),
      of: ({ average }, row, k) => (row.role === "average" ? averageType(average[k] ?? "") : ""),
    },
    {
      id: "members",
      head: t("csv.members"),
      of: (_, row, k) => counted(row, row.cells[k]!.members),
    },
    {
      id: "members_of",
      head: t("csv.membersOf"),
      of: (_, row, k) => counted(row, row.cells[k]!.membersOf),
    },
  ];
}

/** What a kind of figure shows beside the numbers: deviations, places in an order and grades, a tjenesteprofil. */
export function measures(figure: Numbers): Column[] {
  const { state, bundle, more } = figure;
  const base = state.figure === "heat" ? heldAgainst(state, bundle) : undefined;
  return [
    ...(base === undefined
      ? []
      : [
          {
            id: "deviation",
            head: t("title.heat", { baseline: placePhrase(base, bundle) }),
            unit: "prosent",
            of: (_: Panel, { cells }: Row, k: number) =>
              (cells[k]!.status === 0 ? cells[k]!.deviation : undefined) ?? "",
          },
        ]),
    ...ranks(more.ranking),
    ...(state.figure === "profile" ? profile(figure) : []),
  ];
}

function ranks(ranking: Numbers["more"]["ranking"]): Column[] {
  if (!ranking) return [];
  const of = new Map(ranking.rows.map((one) => [one.region, one]));
  return [
    { id: "rank", head: t("overview.rank.number"), of: (_, row) => of.get(row.id)?.rank || "" },
    ...(ranking.rows.some(({ grade }) => grade !== null)
      ? [
          {
            id: "grade",
            head: t("overview.rank.grade"),
            of: (_: Panel, row: Row) => of.get(row.id)?.grade ?? "",
          },
        ]
      : []),
  ];
}

/** Of the municipality whose profile it is. */
function profile({ more: { profile: answers }, bundle }: Numbers): Column[] {
  const [first] = answers?.profile ?? [];
  if (!answers || !first) return [];
  const code = first.region;
  const rows = new Map(
    answers.profile.filter((r) => r.region === code).map((r) => [r.indicator, r]),
  );
  const say = (
    id: string,
    head: string,
    of: (row: ProfileRow) => Field | null,
    unit?: string,
  ): Column => ({
    id,
    head,
    ...(unit && { unit }),
    of: ({ indicator }, row) => {
      const mine = row.id === code ? rows.get(indicator.id) : undefined;
      return (mine && of(mine)) ?? "";
    },
  });
  const baseline = placeLabel(first.baseline, bundle);
  const name = (region: string) => (region ? regionName(region, bundle) : "");
  const year = answers.year - 1;
  return [
    say("before", t("numbers.profile.before", { year }), (r) => r.previous.value),
    say("baseline", baseline, (r) => r.mean.value),
    say("index", t("title.index", { baseline }), (r) => r.index, "indeks"),
    say("deviation", t("numbers.profile.deviation"), (r) => r.deviation, "prosent"),
    say("lowest", t("numbers.profile.low"), (r) => r.min),
    say("lowest_place", t("numbers.profile.lowWho"), (r) => name(r.minRegion)),
    say("lowest_index", t("numbers.profile.lowIndex"), (r) => r.minIndex, "indeks"),
    say("highest", t("numbers.profile.high"), (r) => r.max),
    say("highest_place", t("numbers.profile.highWho"), (r) => name(r.maxRegion)),
    say("highest_index", t("numbers.profile.highIndex"), (r) => r.maxIndex, "indeks"),
  ];
}
