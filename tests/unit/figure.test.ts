import assert from "node:assert/strict";
import { test } from "node:test";
import { clear, isCrowded, runs } from "../../web/src/figure/marks.ts";
import { options, stretches } from "../../web/src/figure/options.ts";
import { linePlot } from "../../web/src/figure/kinds/line.ts";
import { yearGroups } from "../../web/src/figure/kinds/bar.ts";
import { strips } from "../../web/src/figure/kinds/groups.ts";
import { scale } from "../../web/src/figure/scale.ts";
import { spread } from "../../web/src/figure/spread.ts";
import { measure, wrap } from "../../web/src/figure/text.ts";
import { step } from "../../web/src/figure/cursor.ts";
import { light } from "../../web/src/figure/theme.ts";
import { legend } from "../../web/src/missing.ts";
import { averageText, yearLabels } from "../../web/src/series.ts";
import { asked } from "./figure-asked.ts";
import { Flag, Status, group, panel, region } from "./figure-sample.ts";

type Option = {
  series: { type: string; data: (number | null)[]; connectNulls?: boolean }[];
  xAxis: { min?: number; data?: string[] };
  yAxis: { min?: number };
};
const option = (p: ReturnType<typeof panel>, figure: "line" | "bar") => {
  const question = asked([p], { figure });
  const layout =
    figure === "line"
      ? linePlot(p, question)
      : strips(yearGroups(p, 0, question), question.width, true)[0]!.layout;
  return options(layout, light) as unknown as Option;
};

test("a gap stays a gap: null in the series, never zero, never bridged", () => {
  const p = panel([region("a", "A", [1, { status: Status.confidential }, 3], "focus")]);
  const [line] = option(p, "line").series;
  assert.deepEqual(line!.data, [1, null, 3]);
  assert.equal(line!.connectNulls, false);
  assert.deepEqual(option(p, "bar").series[0]!.data, [1, null, 3]);
});

test("a break cuts the line in two series", () => {
  const row = region("a", "A", [1, 2, { value: 9, flags: Flag.break }, 10]);
  assert.deepEqual(stretches(row), [
    [1, 2, null, null],
    [null, null, 9, 10],
  ]);
});

test("a first year on new borders with nothing before it needs no cut", () => {
  const row = region("a", "A", [{ status: Status.noData }, { value: 9, flags: Flag.break }]);
  assert.deepEqual(stretches(row), [[null, 9]]);
});

test("bars start at zero, also below it", () => {
  assert.equal(option(panel([region("a", "A", [900, 1000])]), "bar").yAxis.min, 0);
  const { min, max } = scale([-300, 200], true, 0);
  assert.ok(min <= -300 && max >= 200, `${min}, ${max}`);
});

test("a place without any number is no series, but is in the panel", () => {
  const p = panel([
    region("a", "A", [1, 2], "focus"),
    region("b", "B", [{ status: 5 }, { status: 5 }]),
  ]);
  assert.equal(option(p, "line").series.length, 1);
});

test("provisional years carry a star on the axis", () => {
  const p = panel([region("a", "A", [1, { value: 2, flags: Flag.provisional }])]);
  assert.deepEqual(option(p, "line").xAxis.data, ["2020", "2021*"]);
});

test("years with sums over predecessors carry their letter on the axis, and the points stay free of it", () => {
  const row = region("a", "A", [{ value: 1, flags: Flag.summed }, 2], "focus");
  assert.deepEqual(yearLabels(panel([row])), ["2020 s", "2021"]);
  assert.deepEqual(legend([row]), [
    { sign: "s", words: "summert over kommunene som ble slått sammen" },
  ]);
});

test("several breaks in one year are one cut, and every kind is told", () => {
  const row = region("a", "A", [1, { value: 2, flags: Flag.break }]);
  row.breaks[1] = [
    { kind: "borders", text: "" },
    { kind: "inherited", text: "" },
  ];
  assert.equal(stretches(row).length, 2);
  assert.deepEqual(legend([row]), [
    {
      sign: "b",
      words:
        "brudd: nye kommunegrenser eller et tall som formelen bygger på, har brudd fra dette året",
    },
  ]);
});

test("a member that is corrected by hand does not make a corrected average", () => {
  const flags = Flag.overridden;
  assert.equal(legend([region("a", "A", [{ value: 1, flags }])])[0]!.words, "rettet for hånd");
  assert.equal(
    legend([group("g", "G", [{ value: 1, flags }], 4, 10)])[0]!.words,
    "tallet til minst ett medlem er rettet for hånd",
  );
});

test("scales are round and hold every value", () => {
  for (const values of [
    [1, 2, 3],
    [8674, 20967],
    [0.001, 0.002],
    [-5, -1],
    [7, 7],
    [99.1, 99.2],
  ]) {
    const { min, max, step: by } = scale(values, false, 3);
    assert.ok(min <= Math.min(...values) && max >= Math.max(...values), String(values));
    assert.ok(Math.abs((max - min) / by - Math.round((max - min) / by)) < 1e-6, String(values));
  }
  assert.deepEqual(scale([], false, 0), { min: 0, max: 1, step: 0.5 });
});

test("an axis is never finer than the numbers are printed, and at least four printed units high", () => {
  for (const values of [
    [0.9991, 1.0012],
    [1, 1.01],
    [0.001, 0.002],
    [-3.004, -3],
  ]) {
    const { min, max, step: by } = scale(values, false, 2);
    assert.ok(by >= 0.01 && max - min >= 0.04 - 1e-9, `${values}: ${min} ${max} ${by}`);
    assert.ok(min <= Math.min(...values) && max >= Math.max(...values), String(values));
    assert.equal(min < 0, Math.min(...values) < 0);
  }
});

test("letters and gap signs are left out where there are more than forty lines", () => {
  const lines = (n: number) => {
    const rows = Array.from({ length: n }, (_, i) => region(`m${i}`, `M ${i}`, [i, i + 1]));
    const p = panel(rows);
    return linePlot(p, asked([p]));
  };
  assert.equal(isCrowded(lines(40)), false);
  assert.equal(isCrowded(lines(41)), true);
  assert.equal(isCrowded({ ...lines(41), form: "bars" }), false);
});

test("a word wider than the line is broken", () => {
  const lines = wrap(`Om ${"x".repeat(300)} og mer`, 200, 20, true);
  for (const one of lines) assert.ok(measure(one, 20, true) <= 200, one);
  assert.equal(lines.join(" ").replaceAll(/x x/g, "xx"), `Om ${"x".repeat(300)} og mer`);
});

test("labels that would collide move apart and stay inside", () => {
  const placed = spread([100, 101, 102, 300], 15, 0, 310);
  for (let i = 1; i < 3; i++) assert.ok(placed[i]! - placed[i - 1]! >= 15 - 1e-9);
  assert.equal(placed[3], 300);
  assert.ok(spread([309, 310, 310], 15, 0, 310).every((y) => y >= 0 && y <= 310 + 1e-9));
});

test("missing years run together while the reason is the same", () => {
  const row = region("a", "A", [{ status: 5 }, { status: 5 }, { status: 6 }, 1, { status: 8 }]);
  assert.deepEqual(runs(row), [
    { from: 0, to: 1, status: 5 },
    { from: 2, to: 2, status: 6 },
    { from: 4, to: 4, status: 8 },
  ]);
});

test("the legend explains the signs that occur, and no others", () => {
  const row = region("a", "A", [
    1,
    { status: Status.confidential },
    { status: Status.notApplicable },
    { value: 2, flags: Flag.provisional },
  ]);
  assert.deepEqual(legend([row]), [
    { sign: ".", words: "tallet kan ikke forekomme" },
    { sign: ":", words: "konfidensielt" },
    { sign: "*", words: "foreløpig tall" },
  ]);
  assert.deepEqual(legend([region("a", "A", [1])]), []);
});

test("a break means new borders for a municipality, new members for an average, a new grouping for a KOSTRA group", () => {
  const broken = { value: 1, flags: Flag.break };
  const place = region("a", "A", [broken]);
  const kostra = {
    ...region("EKG12", "KOSTRA-gruppe 12", [broken]),
    breaks: [[{ kind: "grouping" as const, text: "" }]],
  };
  const average = group("g", "G", [broken], 4, 10);
  assert.equal(legend([place])[0]!.words, "brudd: nye kommunegrenser fra dette året");
  assert.match(legend([average])[0]!.words, /andre medlemmer/);
  assert.equal(legend([kostra])[0]!.words, "brudd: ny gruppering av kommunene fra dette året");
  assert.match(legend([place, kostra])[0]!.words, /kommunegrenser eller ny gruppering/);
});

test("letters keep clear of points and of each other, inside the plot", () => {
  const room = { top: 6, bottom: 200 };
  assert.equal(clear(100, [100], room), 89);
  assert.equal(clear(100, [100, 92], room), 111);
  assert.equal(clear(100, [100, 92, 105], room), 116);
  assert.equal(clear(100, [100, 92, 110], room), 81);
  assert.equal(clear(100, [100, 89], room), 111);
  assert.equal(clear(12, [12, 4], room), 23);
  assert.equal(clear(195, [195], room), 184);
  assert.equal(clear(195, [195, 184], room), 173);
  assert.equal(clear(10, [10, 21, 32], { top: 6, bottom: 40 }), undefined);
});

test("the members behind an average are told per stretch of years", () => {
  const row = group("g", "G", [1, 2, { status: 5 }], 4, 10);
  row.cells[1]!.members = 5;
  assert.equal(
    averageText(panel([row]), row),
    "vektet snitt, 4 av 10 kommuner (2020), 5 av 10 kommuner (2021)",
  );
});

test("an average that changes its type says which years are which", () => {
  const row = group("g", "G", [1, 2, 3], 10, 10);
  const p = panel([row], { average: ["mean", "weighted", "weighted"] });
  assert.equal(
    averageText(p, row),
    "gjennomsnitt av resultat, 10 av 10 kommuner (2020); vektet snitt, 10 av 10 kommuner (2021–2022)",
  );
});

test("arrow keys move among cells and stop at the edges", () => {
  const cells = [0, 1]
    .flatMap((row) => [0, 1, 2].map((column) => ({ panel: 0, row, column })))
    .concat([{ panel: 1, row: 0, column: 2 }]);
  assert.deepEqual(step(cells, undefined, "ArrowRight"), { panel: 0, row: 0, column: 2 });
  assert.deepEqual(step(cells, cells[2], "ArrowRight"), cells[2]);
  assert.deepEqual(step(cells, cells[2], "ArrowDown"), cells[5]);
  assert.deepEqual(step(cells, cells[5], "Home"), cells[3]);
  assert.deepEqual(step(cells, cells[5], "PageDown"), cells[6]);
  assert.equal(step(cells, cells[0], "q"), undefined);
});
