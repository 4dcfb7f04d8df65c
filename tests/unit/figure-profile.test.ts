import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  Description,
  Indicator,
  KeyFiguresRow,
  ProfileRow,
  Result,
  TableCell,
} from "../../web/src/engine/types.ts";
import { held } from "../../web/src/profile/held.ts";
import { profile } from "../../web/src/profile/profile.ts";
import { toAreaQuery } from "../../web/src/profile/query.ts";
import { at, domain } from "../../web/src/profile/strip.ts";
import { state as sample } from "./state-sample.ts";
import { Flag, Status } from "./figure-sample.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const number = (value: number, flags = 0): TableCell => ({ value, status: 0, flags });
const missing = (status: number): TableCell => ({ value: null, status, flags: 0 });

test("the scale is as narrow as the numbers allow, with 100 in the middle, and never beyond 0 to 200", () => {
  for (const [indices, from, to] of [
    [[], 90, 110],
    [[95, 104], 90, 110],
    [[81, 119], 80, 120],
    [[100, 149], 50, 150],
    [[12, 480], 0, 200],
  ] as const)
    assert.deepEqual(domain(indices), { from, to });
  assert.deepEqual(at(100, { from: 0, to: 200 }), { share: 0.5, outside: 0 });
  assert.deepEqual(at(480, { from: 0, to: 200 }), { share: 1, outside: 1 });
  assert.deepEqual(at(-5, { from: 0, to: 200 }), { share: 0, outside: -1 });
});

test("where a municipality stands is said in words and number, never as good or bad", () => {
  const words = (value: TableCell, mean: TableCell) => {
    const base = mean.value ?? NaN;
    const index =
      mean.status === 0 && base > 0 && value.value !== null ? (value.value / base) * 100 : null;
    const deviation = index === null ? null : index - 100;
    const said = held({ value, mean, index, deviation }, 1, "ASSS-snittet");
    return [plain(said.held), said.index];
  };
  for (const [value, mean, said, index] of [
    [number(112), number(100), "12 % over", "indeks 112"],
    [number(99.6), number(100), "0,4 % under", "indeks 100"],
    [number(100.01), number(100), "som ASSS-snittet", "indeks 100"],
    [number(1000.4), number(1000), "under 0,1 % over", "indeks 100"],
    [number(5), number(0), "ikke i prosent: tallet som måles mot, er ikke over null", ""],
    [number(5), missing(Status.suppressed), "ingenting å måle mot", ""],
    [missing(Status.confidential), number(5), "", ""],
  ] as const)
    assert.deepEqual(words(value, mean), [said, index]);
});

const indicator = (id: string, part: Partial<Indicator> = {}): Indicator => ({
  id,
  area: "x",
  name: { nb: id },
  type: "kvalitet",
  unit: "kroner",
  decimals: 2,
  versions: [{ formula: "A", average: "mean", inputs: {} }],
  ...part,
});

const bundle: Description = {
  id: "t",
  kind: "real",
  label: {},
  serviceAreas: [],
  regions: [
    { code: "0301", name: "Oslo", kind: "municipality" },
    { code: "5001", name: "Trondheim", kind: "municipality" },
    { code: "EAK", name: "Landet", kind: "country" },
  ],
  groups: [{ id: "asss", name: { nb: "ASSS" }, members: [{ regions: ["0301", "5001"] }] }],
  tables: [],
  indicators: [
    indicator("x.a"),
    indicator("x.b", { versions: [], description: { nb: "Ingen tall ennå." } }),
    indicator("x.c", { profile: false }),
  ],
  notes: [],
  years: [2020, 2022],
  indicatorYears: {},
};

function row(part: Partial<ProfileRow> = {}): ProfileRow {
  return {
    indicator: "x.a",
    type: "kvalitet",
    region: "5001",
    value: number(1.04),
    previous: number(1.03),
    change: "up",
    baseline: "asss",
    mean: number(1),
    average: "mean",
    members: 1,
    membersOf: 2,
    min: 0.9,
    minRegion: "0301",
    max: 1.04,
    maxRegion: "5001",
    span: "asss",
    index: 104,
    deviation: 4,
    minIndex: 90,
    maxIndex: 104,
    ...part,
  };
}

const around = (part: Partial<Result> = {}): Result => ({
  indicators: ["x.a", "x.b"],
  places: [
    { id: "5001", kind: "region", name: "Trondheim" },
    { id: "asss", kind: "group", name: "ASSS" },
  ],
  years: [2020, 2021, 2022],
  value: new Float64Array(12),
  status: new Uint8Array(12),
  flags: new Uint16Array(12),
  members: new Uint16Array(12),
  membersOf: new Uint16Array(12),
  deviation: new Float64Array(),
  min: new Float64Array(),
  max: new Float64Array(),
  minRegion: [],
  maxRegion: [],
  average: ["mean", "mean", "mean", "", "", ""],
  footnotes: [],
  breaks: [],
  corrections: [],
  ...part,
});

function lines(rows: ProfileRow[], part: Partial<Result> = {}) {
  const keyFigures = rows.map((r): KeyFiguresRow => ({
    ...r,
    values: [
      { year: 2020, ...missing(Status.noData) },
      { year: 2021, ...r.previous },
      { year: 2022, ...r.value },
    ],
  }));
  const made = profile(
    { year: 2022, summed: false, profile: rows, keyFigures, around: around(part) },
    bundle,
  );
  return { made, all: made.places[0]!.types.flatMap((t) => t.lines) };
}

test("the arrow stands with the number of the year before, and is told in words", () => {
  for (const [now, before, said, kind, words] of [
    [1.04, 1.03, "up", "up", "opp fra 1,03 kroner i 2021"],
    [1.03, 1.04, "down", "down", "ned fra 1,04 kroner i 2021"],
    [1.041, 1.039, "unchanged", "unchanged", "uendret fra 1,04 kroner i 2021"],
  ] as const) {
    const { all } = lines([row({ value: number(now), previous: number(before), change: said })]);
    assert.deepEqual([all[0]!.change!.kind, all[0]!.change!.words], [kind, words]);
  }
});

test("across a break there is no arrow but the word, and the data set's reason below", () => {
  const { made, all } = lines([row({ value: number(1.04, Flag.break), change: "break" })], {
    breaks: [
      { kind: "borders", indicator: "x.a", place: "5001", year: 2022, text: "Slått sammen." },
    ],
  });
  assert.deepEqual(all[0]!.change, {
    kind: "break",
    text: "brudd",
    words: "brudd: nye kommunegrenser fra dette året",
  });
  assert.equal(all[0]!.value.text, "1,04 b");
  assert.deepEqual(made.breaks, ["Trondheim, 2022: Slått sammen."]);
});

test("a missing year before is told with its sign, a missing number with its reason", () => {
  const [before] = lines([row({ previous: missing(Status.confidential), change: "" })]).all;
  assert.deepEqual(before!.change, {
    kind: "missing",
    text: "2021: :",
    words: "2021: : konfidensielt",
  });
  const [now] = lines([row({ value: missing(Status.confidential), change: "" })]).all;
  assert.equal(now!.change, undefined);
  assert.deepEqual([now!.value.text, now!.value.words], [":", ": konfidensielt"]);
});

test("average, lowest and highest stand with type, members and names; the three years follow", () => {
  const [line] = lines([row()]).all;
  assert.equal(line!.average, "gjennomsnitt av resultat, 1 av 2 kommuner");
  assert.deepEqual(line!.low, { text: "0,90", who: "Oslo" });
  assert.deepEqual(line!.high, { text: "1,04", who: "Trondheim" });
  assert.deepEqual(
    line!.years.map((y) => [y.year, y.told.text]),
    [
      [2020, "i.t."],
      [2021, "1,03"],
      [2022, "1,04"],
    ],
  );
});

test("signs and footnotes are those of the numbers that stand there", () => {
  const { made, all } = lines([row({ value: number(1.04, Flag.footnote | Flag.provisional) })], {
    footnotes: [
      { indicator: "x.a", place: "5001", from: 2022, to: 2022, text: "Elleve måneder." },
      { indicator: "x.a", place: "0301", from: 2022, to: 2022, text: "Om en annen." },
    ],
  });
  assert.deepEqual(all[0]!.value.notes, [1]);
  assert.deepEqual(made.footnotes, ["x.a, Trondheim: Elleve måneder."]);
  assert.deepEqual(made.signs, [
    { sign: "i.t.", words: "ikke med i datasettet" },
    { sign: "*", words: "foreløpig tall" },
  ]);
});

test("an indicator without data stands there as described", () => {
  const none = missing(Status.notDefined);
  const { made, all } = lines([
    row(),
    row({ indicator: "x.b", value: none, previous: none, mean: none, average: "", index: null }),
  ]);
  assert.equal(all[1]!.described, "Ingen tall ennå.");
  assert.deepEqual(
    made.signs.map((s) => s.sign),
    ["i.t."],
  );
});

test("a profile is asked for with the first four municipalities, and not without one", () => {
  const state = sample({ regions: ["EAK", "5001", "0301"], view: "profile" });
  assert.deepEqual(toAreaQuery(state, bundle)?.regions, ["5001", "0301"]);
  assert.equal(toAreaQuery({ ...state, regions: ["EAK"] }, bundle), undefined);
  assert.equal(toAreaQuery({ ...state, area: "y" }, bundle), undefined);
});
