import assert from "node:assert/strict";
import { test } from "node:test";
import { quantile } from "../../web/src/quantile.ts";
import { heatColour, limits, signed } from "../../web/src/figure/kinds/heat-colours.ts";
import { deviationOf } from "../../web/src/figure/kinds/heat.ts";
import {
  footnotes as figureNotes,
  missingNote,
  onceNoted,
} from "../../web/src/figure/kinds/notes.ts";
import { ordered } from "../../web/src/figure/kinds/ordered.ts";
import { pack } from "../../web/src/figure/kinds/pack.ts";
import { range } from "../../web/src/figure/kinds/points.ts";
import { excerpt } from "../../web/src/figure/kinds/rank.ts";
import { leftOut } from "../../web/src/figure/kinds/slope.ts";
import { swarm } from "../../web/src/figure/kinds/swarm.ts";
import { breaks } from "../../web/src/figure/kinds/told.ts";
import { dark, light } from "../../web/src/figure/theme.ts";
import type { Panel } from "../../web/src/series.ts";
import { cell, Flag, group, panel, region, Status } from "./figure-sample.ts";

/** The same numbers in every run. */
function random(seed: number): () => number {
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647;
}

test("no dot covers another, the first ones stand on the line, and the same dots get the same places", () => {
  const next = random(7);
  const dots = Array.from({ length: 357 }, (_, i) => ({
    x: 300 + 200 * (next() + next() + next() - 1.5),
    r: i < 4 ? 8 : 3,
  }));
  dots[1]!.x = dots[0]!.x + 40;
  const y = swarm(dots);
  for (let i = 0; i < dots.length; i++)
    for (let j = 0; j < i; j++) {
      const apart = Math.hypot(dots[i]!.x - dots[j]!.x, y[i]! - y[j]!);
      assert(apart >= dots[i]!.r + dots[j]!.r, `${i} and ${j} are ${apart} apart`);
    }
  assert.deepEqual(y.slice(0, 2), [0, 0]);
  assert.deepEqual(swarm(dots), y);
});

test("no name covers another nor a stroke that passes it, and the first ones get their places", () => {
  const next = random(11);
  for (const width of [340, 700, 1000]) {
    const wanted = Array.from({ length: 14 }, () => ({
      x: next() * width,
      width: 60 + next() * 60,
    }));
    wanted[3]!.x = wanted[2]!.x;
    const at = pack(wanted, width, 6);
    assert(at[0] && at[1] && at[2] && at[3]);
    const placed = wanted.flatMap((w, i) => (at[i] ? [{ ...w, ...at[i] }] : []));
    for (const a of placed) {
      assert(a.left >= 0 && a.left + a.width <= width, `${a.left}, ${a.width}, ${width}`);
      for (const b of placed) {
        if (a === b) continue;
        if (a.row === b.row)
          assert(a.left + a.width < b.left || b.left + b.width < a.left, `${b.left}, ${a.left}`);
        if (a.row < b.row) assert(b.x < a.left || b.x > a.left + a.width, `${b.x}, ${a.left}`);
      }
    }
  }
});

test("quartiles lie between the two nearest numbers in proportion", () => {
  assert.equal(quantile([1, 2, 3, 4, 5], 0.25), 2);
  assert.equal(quantile([10, 20, 30, 40], 0.25), 17.5);
  assert.equal(quantile([10, 20, 30, 40], 0.75), 32.5);
});

test("the axis of dots follows the numbers, with round steps, also where zero is near", () => {
  assert.deepEqual(range([2.1, 3.3], 1, 6), { min: 2, max: 3.4, step: 0.2 });
  assert.deepEqual(range([13_000, 18_300], 0, 7), { min: 13_000, max: 19_000, step: 1000 });
  assert.deepEqual(range([-4, 3], 0, 4), { min: -4, max: 4, step: 2 });
  const one = range([5], 0, 4);
  assert(one.min < 5 && one.max >= 5, `${one.min}, ${one.max}`);
});

test("of a long ranking the first ten and the chosen with their neighbours are shown, of a short one all", () => {
  const list = Array.from({ length: 357 }, (_, i) => i);
  const shown = excerpt(list, (i) => i === 11 || i === 356);
  assert.deepEqual(shown, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 354, 355, 356]);
  assert.equal(excerpt(list.slice(0, 40), () => false).length, 40);
});

test("places by value have the highest first and those without a number last; averages stay below", () => {
  const rows = [
    region("a", "A", [{ status: Status.confidential }]),
    region("b", "B", [1]),
    group("g", "G", [9], 2, 2),
    region("c", "C", [-5]),
    region("d", "D", [3]),
  ];
  const ids = (order: "chosen" | "value") => ordered(rows, order, 0).map((row) => row.id);
  assert.deepEqual(ids("value"), ["d", "b", "c", "a", "g"]);
  assert.deepEqual(ids("chosen"), ["a", "b", "c", "d", "g"]);
});

test("who has no number is told by reason, and never counted as zero", () => {
  const rows = [
    region("1", "Oslo", [{ status: Status.missing }]),
    region("2", "Tromsø", [{ status: Status.confidential }]),
    region("3", "Asker", [0]),
    region("4", "Bergen", [{ status: Status.missing }]),
  ];
  assert.deepEqual(missingNote(rows, 0, 2020), [
    "3 kommuner uten tall i 2020: mangler hos kilden (Oslo og Bergen), konfidensielt (Tromsø).",
  ]);
  assert.deepEqual(missingNote([rows[2]!], 0, 2020), []);
});

test("what holds for every block is said once, under the last", () => {
  const block = (notes: string[], empty?: string) => ({
    notes,
    empty,
    height: 0,
    elements: [],
    targets: [],
  });
  const told = onceNoted([block(["alle", "a"]), block(["b", "alle"]), block([], "ingen tall")]);
  assert.deepEqual(
    told.map((b) => b.notes),
    [["a"], ["b", "alle"], []],
  );
});

const channel = (hex: string, at: number) => {
  const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string) =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

test("numbers can be read on every colour of a heat table, and over and under never share one", () => {
  for (const theme of [light, dark]) {
    const seen = new Set<string>();
    for (const limit of limits)
      for (const way of [-1, 1]) {
        const colour = heatColour(way * limit, theme)!;
        assert(contrast(theme.text, colour) >= 4.5, `${colour}: ${contrast(theme.text, colour)}`);
        assert(!seen.has(colour));
        seen.add(colour);
      }
    assert.equal(heatColour(limits[0] - 0.01, theme), undefined);
    assert.equal(heatColour(-400, theme), heatColour(-limits.at(-1)!, theme));
  }
});

test("a deviation always has its sign, and decimals only where it is small", () => {
  const plain = (n: number) => signed(n).replace(/\u00a0/g, " ");
  assert.deepEqual([12.34, -0.44, 9.96, -9.94, 0.01].map(plain), [
    "+12 %",
    "−0,4 %",
    "+10 %",
    "−9,9 %",
    "+0,0 %",
  ]);
});

test("the axis of dots is not finer than the numbers are printed", () => {
  const { min, max, step } = range([0.998, 1.002], 2, 7);
  assert(step >= 0.01 && max - min >= 0.04 - 1e-9, `${min} ${max} ${step}`);
});

test("what can be below zero has no per cent and no colour in the heat map", () => {
  const held = (base: number, value: number, other = 1) => {
    const rows = [group("asss", "ASSS", [base], 4, 4), region("a", "A", [value], "focus")];
    const p = panel([...rows, region("b", "B", [other])]);
    p.rows[1]!.cells[0]!.deviation = (value / base - 1) * 100;
    return deviationOf(p, p.rows[1]!, 0, "asss");
  };
  assert.equal(held(100, 120).deviation?.toFixed(0), "20");
  const none = { deviation: undefined, away: "", said: "" };
  assert.deepEqual(held(100, -79), none);
  assert.deepEqual(held(-100, 50), none);
  assert.deepEqual(held(100, 120, -5), none);
});

test("the data set's own notes stand in the figure: of chosen places and drawn years, the first four", () => {
  const note = (place: string, from: number, text: string) => ({ place, from, to: from, text });
  const rows = [region("a", "A", [1, 2], "focus"), region("b", "B", [1, 2], "background")];
  const told = (footnotes: Panel["footnotes"]) => figureNotes([panel(rows, { footnotes })]);
  assert.deepEqual(
    told([note("a", 2021, "rettet"), note("b", 2021, "bak"), note("a", 2019, "før")]),
    ["A, 2021: rettet"],
  );
  const many = Array.from({ length: 7 }, (_, i) => note("", 2020, `nr. ${i}`));
  assert.equal(told(many).length, 5);
  assert.equal(told(many)[4], "… og 3 merknader til i tabellen i Figurverktøyet");
  assert.equal(told(many.slice(0, 5)).length, 5);
});

test("a cut line is told of only where there is a line to cut", () => {
  const broken = { value: 2, flags: Flag.break };
  const gone = { cells: [cell(1), cell({ status: Status.confidential })] };
  const drawn = region("a", "A", [1, broken]);
  assert.equal(breaks([drawn]).length, 1);
  assert.deepEqual(breaks([{ ...drawn, ...gone }]), []);
});

test("a slope that starts late says in which year who has no number", () => {
  const confidential = { status: Status.confidential };
  const p = panel([region("a", "A", [confidential, 1, 2], "focus"), region("b", "B", [1, 2, 3])]);
  const left = leftOut(p, [1, 2]);
  assert.deepEqual(
    left.map(({ years, rows }) => [years, rows.map((r) => r.id)]),
    [[[2020], ["a"]]],
  );
  assert.deepEqual(leftOut(p, [0, 2]), []);
});
