import assert from "node:assert/strict";
import { test } from "node:test";
import { indicatorGroups, placeGroups, yearGroups } from "../../web/src/figure/kinds/bar.ts";
import { inKeyOrder, strips, type Groups } from "../../web/src/figure/kinds/groups.ts";
import { ofYear } from "../../web/src/figure/kinds/head.ts";
import { linePlot } from "../../web/src/figure/kinds/line.ts";
import { columnsFor, smalls } from "../../web/src/figure/kinds/multiples.ts";
import { placesInOrder, rowPlot } from "../../web/src/figure/kinds/rows.ts";
import { slopePlot } from "../../web/src/figure/kinds/slope.ts";
import { together } from "../../web/src/figure/kinds/told.ts";
import { barsHaveRoom, placeNumbers } from "../../web/src/figure/labels.ts";
import { mix } from "../../web/src/figure/mix.ts";
import { overlap } from "../../web/src/figure/room.ts";
import { yearLooks } from "../../web/src/figure/shades.ts";
import { dark, light, palette } from "../../web/src/figure/theme.ts";
import { under, wordWidth } from "../../web/src/figure/under.ts";
import type { Panel, Row } from "../../web/src/series.ts";
import { asked } from "./figure-asked.ts";
import { Flag, Status, group, panel, region } from "./figure-sample.ts";

const missing = { status: Status.confidential };
const names = (rows: readonly { label: string }[]) => rows.map((r) => r.label);

/** So many municipalities over so many years, with an average. */
function many(places: number, years: number, from = 7000): Panel {
  const numbers = (j: number) =>
    Array.from({ length: years }, (_, k) => from + ((j * 37 + k * 53) % 19) * 150);
  const rows = Array.from({ length: places }, (_, j) =>
    region(`m${j}`, `Kommune ${j}`, numbers(j), j === 0 ? "focus" : "other"),
  );
  return panel([...rows, group("asss", "ASSS", numbers(3), 4, 4)]);
}

function allGroups(p: Panel, width: number): [string, Groups, number][] {
  const question = asked([p], {}, width);
  const last = p.years.at(-1)!;
  const one = ofYear(p, last)!;
  return [
    ["years", yearGroups(p, 0, question), width],
    ["places", placeGroups(p, 0, question), width],
    ["one year", placeGroups(one, 0, question), width],
    ["indicators", indicatorGroups([one, one, one], question), width],
  ];
}

test("bars along the years are places, along the places years, along the indicators places in the last year", () => {
  const p = panel([region("a", "A", [1, 2], "focus"), region("b", "B", [missing, 4])]);
  const other = { ...p, rows: [region("a", "A", [5, 6], "focus"), region("b", "B", [7, 8])] };
  const question = asked([p, other]);
  const cells = ({ series }: Groups) =>
    series.map((s) => [s.label, s.cells.map((c) => (c.status ? null : c.value))]);
  assert.deepEqual(cells(yearGroups(p, 0, question)), [
    ["A", [1, 2]],
    ["B", [null, 4]],
  ]);
  assert.deepEqual(cells(placeGroups(p, 0, question)), [
    ["2020", [1, null]],
    ["2021", [2, 4]],
  ]);
  const last = [p, other].map((one) => ofYear(one, 2021)!);
  assert.deepEqual(cells(indicatorGroups(last, question)), [
    ["A", [2, 6]],
    ["B", [4, 8]],
  ]);
});

test("every bar knows its cell, whatever stands along the axis", () => {
  const p = panel([region("a", "A", [missing, missing]), region("b", "B", [3, 4], "focus")]);
  const question = asked([p]);
  const year = yearGroups(p, 0, question).at(0, 1);
  assert.deepEqual(year.spot, { indicator: "x.netto", place: "b", year: 2021 });
  assert.deepEqual([year.row, year.column], [1, 1]);
  const place = placeGroups(p, 0, question).at(1, 0);
  assert.deepEqual(place, year);
  const one = indicatorGroups([ofYear(p, 2020)!], question).at(0, 0);
  assert.deepEqual(one.spot, { indicator: "x.netto", place: "b", year: 2020 });
});

test("one year of bars has each place in its own colour, named under its bar, with the year below", () => {
  const one = ofYear(many(3, 2), 2021)!;
  const { series, names: under, key, caption } = placeGroups(one, 0, asked([one]));
  assert.deepEqual(
    series[0]!.shades!.map((l) => l.color),
    [...palette.slice(0, 3), light.text],
  );
  assert.deepEqual([under!.length, key.length, caption], [4, 0, "2021"]);
});

test("bars start at zero in every layout, and hang below it", () => {
  for (const from of [7000, -9000])
    for (const [name, groups, width] of allGroups(many(4, 3, from), 800))
      for (const { layout } of strips(groups, width, true)) {
        assert.ok(layout.scale.min <= 0 && layout.scale.max >= 0, name);
        const zero = layout.y(0);
        layout.series.forEach((one, s) =>
          one.cells.forEach((c, k) => {
            const { y, height } = layout.box(s, k);
            const [top, bottom] =
              c.value < 0 ? [zero, layout.y(c.value)] : [layout.y(c.value), zero];
            assert.ok(Math.abs(y - top) < 1e-9 && Math.abs(y + height - bottom) < 1e-9, name);
          }),
        );
      }
  for (const { layout } of smalls("bars", many(3, 3), asked([many(3, 3)])))
    assert.equal(layout.scale.min, 0);
});

test("bars that would be too narrow go on several lines, on one scale and as wide on each", () => {
  for (const width of [296, 776, 1360])
    for (const [name, groups] of allGroups(many(25, 8), width)) {
      const all = strips(groups, width, true);
      const what = `${name} ${width}`;
      assert.deepEqual(
        all.flatMap(({ layout }) => layout.categories),
        groups.categories,
        what,
      );
      for (const { layout } of all) {
        assert.ok(layout.barWidth >= 4 - 1e-9 || name === "indicators", what);
        assert.ok(layout.width <= width + 1e-9, what);
        assert.deepEqual(layout.scale, all[0]!.layout.scale);
        assert.ok(Math.abs(layout.barWidth - all[0]!.layout.barWidth) < 1e-9, what);
      }
    }
  const [, few] = allGroups(many(4, 8), 800)[0]!;
  assert.equal(strips(few, 800, true).length, 1);
});

test("bars of a figure do not overlap", () => {
  for (const [name, groups] of allGroups(many(12, 6), 760))
    for (const { layout } of strips(groups, 760, true)) {
      const boxes = layout.series.flatMap((one, s) => one.cells.map((_, k) => layout.box(s, k)));
      boxes.sort((a, b) => a.x - b.x);
      for (let i = 1; i < boxes.length; i++)
        assert.ok(boxes[i]!.x >= boxes[i - 1]!.x + boxes[i - 1]!.width - 1e-9, name);
    }
});

test("names under an axis stand upright where they have room, else slanted; those of indicators always upright", () => {
  const named = (...all: string[]) => all.map((text) => ({ text, strong: false }));
  const short = named("Oslo", "Bergen");
  assert.equal(under(short, 70, false).slanted, false);
  assert.equal(under(short, 40, false).slanted, true, "a word is wider than its band");
  const long = named("Øvrige ASSS uten Oslo for Trondheim");
  assert.equal(under(long, 100, false).slanted, false, "four lines or fewer");
  assert.equal(under(long, 66, false).slanted, true, "more than four lines");
  assert.equal(under(long, 66, true).slanted, false);
  const p = many(4, 1);
  p.name = "Brutto driftsutgifter til institusjonsopphold per barn";
  const groups = indicatorGroups([p, p, p, p, p], asked([p], {}, 296));
  for (const { layout } of strips(groups, 296, true))
    assert.ok(layout.band >= wordWidth(groups.names!), "an indicator's words have room");
});

test("the shades of years go one way, and their outline keeps 3:1 against the background", () => {
  for (const theme of [light, dark])
    for (const role of ["focus", "other", "average"] as const) {
      const all = yearLooks({ role }, 8, theme);
      const ratios = all.map((l) => contrast(l.color, theme.background));
      assert.deepEqual(
        ratios,
        [...ratios].sort((a, b) => a - b),
      );
      for (const l of all) assert.ok(contrast(l.outline!, theme.background) >= 3, l.outline);
      assert.ok(ratios.at(-1)! >= 3, `${ratios.at(-1)}`);
    }
  assert.equal(mix("#000000", "#ffffff", 0.5), "#808080");
});

test("numbers stand on all bars or on none", () => {
  const [, wide] = allGroups(many(2, 2), 1200)[0]!;
  const [, narrow] = allGroups(many(12, 8), 800)[0]!;
  const room = (g: Groups, width: number) =>
    strips(g, width, true).every(({ layout }) => barsHaveRoom(layout, g.decimals));
  assert.equal(room(wide, 1200), true);
  assert.equal(room(narrow, 800), false);
});

test("numbers on lines never overlap each other, and the highlighted row's ends, top and bottom are there", () => {
  for (const [places, width] of [
    [1, 800],
    [4, 800],
    [12, 800],
    [25, 320],
  ] as const) {
    const p = many(places, 9);
    const layout = linePlot(p, asked([p], {}, width));
    const placed = placeNumbers(layout, 0);
    placed.forEach((a, i) =>
      placed.slice(i + 1).forEach((b) => assert.ok(!overlap(a.box, b.box), `${a.text} ${b.text}`)),
    );
    for (const { box } of placed)
      assert.ok(box.x >= 0 && box.x + box.width <= layout.width + 1e-9, `${box.x}, ${box.width}`);
    const values = layout.series[0]!.cells.map((c) => c.value);
    const must = new Set([
      0,
      values.length - 1,
      values.indexOf(Math.max(...values)),
      values.indexOf(Math.min(...values)),
    ]);
    const there = new Set(placed.filter((one) => one.s === 0).map((one) => one.k));
    // On a phone neighbours among the four may be closer than their numbers are wide.
    const left = [...must].filter((k) => !there.has(k));
    assert.ok(left.length === 0 || (width < 480 && left.length <= 1), `${places} at ${width}`);
  }
});

test("small plots have one axis, the place strong on top, the others behind and the averages dashed", () => {
  const p = many(5, 6);
  const all = smalls("line", p, asked([p], { panels: "places" }, 1100));
  assert.deepEqual(names(all.map((s) => s.row)), names(p.rows.slice(0, 5)));
  for (const { row, layout } of all) {
    assert.deepEqual(layout.scale, all[0]!.layout.scale);
    assert.ok(Math.abs(layout.grid.width - all[0]!.layout.grid.width) < 1e-9);
    const mine = layout.series.at(-1)!;
    assert.deepEqual([mine.id, mine.look.strong, mine.look.dash], [row.id, true, "solid"]);
    assert.deepEqual(
      layout.series.map((s) => s.role),
      ["background", "background", "background", "background", "average", mine.role],
    );
    assert.notEqual(layout.series.find((s) => s.role === "average")!.look.dash, "solid");
  }
  assert.deepEqual(
    all.map((s) => s.layout.ticked),
    [true, false, false, true, false],
  );
});

test("small plots stand in one column on a phone, in up to four on a wide page, evenly", () => {
  for (const [width, places, columns] of [
    [296, 12, 1],
    [600, 12, 2],
    [900, 12, 3],
    [1360, 12, 4],
    [1360, 5, 3],
    [1360, 2, 2],
    [900, 4, 2],
  ] as const)
    assert.equal(columnsFor(width, places), columns, `${places} at ${width}`);
});

test("small plots do not overlap and stay inside the figure", () => {
  for (const width of [296, 760, 1360]) {
    const p = many(7, 6);
    const boxes = smalls("line", p, asked([p], {}, width)).map(({ x, y, layout }) => ({
      x: x + layout.grid.x,
      y: y + layout.grid.y,
      width: layout.grid.width,
      height: layout.grid.height,
    }));
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => assert.ok(!overlap(a, b))));
    for (const b of boxes)
      assert.ok(b.x >= 0 && b.x + b.width <= width + 1e-9, `${b.x}, ${b.width}`);
  }
});

test("lying bars stand as chosen, or the largest first with averages among them and the missing last", () => {
  const p = panel([
    region("a", "A", [5], "focus"),
    region("b", "B", [missing]),
    region("c", "C", [9]),
    group("g", "G", [7], 2, 3),
  ]);
  assert.deepEqual(names(placesInOrder(p.rows, "chosen")), ["A", "B", "C", "G-snitt"]);
  assert.deepEqual(names(placesInOrder(p.rows, "value")), ["C", "G-snitt", "A", "B"]);
  const layout = rowPlot(p, asked([p], { order: "value" }));
  assert.deepEqual(
    layout.rows.map((r) => r.value),
    ["9", "7", "5", ":  konfidensielt"],
  );
  assert.deepEqual(
    layout.rows.map((r) => r.look.hatched),
    [false, true, false, false],
  );
});

test("lying bars go from zero, to the left where they are negative, and names have room", () => {
  const p = panel([
    region("a", "A", [-5], "focus"),
    region("b", "Øvrige ASSS uten Oslo (for Trondheim)", [10]),
  ]);
  for (const width of [296, 800]) {
    const { rows, grid } = rowPlot(p, asked([p], {}, width));
    const zero = rows[1]!.box.x;
    assert.ok(Math.abs(rows[0]!.box.x + rows[0]!.box.width - zero) < 1e-9);
    assert.ok(Math.abs(rows[1]!.box.width / rows[0]!.box.width - 2) < 1e-9);
    assert.ok(grid.width > width * 0.4, `${grid.width}`);
    assert.ok(rows[1]!.name.length <= 2, `${rows[1]!.name.length}`);
  }
});

function sloped(rows: Row[], width = 800) {
  const p = panel(rows);
  return slopePlot(p, [0, p.years.length - 1], asked([p], {}, width));
}

test("the labels of a slope keep apart at both ends and stay inside the figure", () => {
  for (const [places, width] of [
    [4, 800],
    [25, 800],
    [12, 296],
    [25, 296],
  ] as const) {
    const { lines, top, bottom, height, x, stacked } = sloped(many(places, 2).rows, width);
    const gap = stacked ? 27 : 16;
    for (const k of [0, 1]) {
      const at = lines.map((l) => l.ends[k]!.at).sort((a, b) => a - b);
      for (let i = 1; i < at.length; i++) assert.ok(at[i]! - at[i - 1]! >= gap - 1e-6);
      assert.ok(
        at[0]! >= top - 5 && at.at(-1)! <= bottom + 5 && bottom < height,
        `${at[0]}, ${at.at(-1)}, ${bottom}, ${height}`,
      );
    }
    assert.ok(x[0] > 0 && x[1] > x[0] + width * 0.2 && x[1] < width, `${x[0]}, ${x[1]}, ${width}`);
  }
});

test("a slope is cut by any break between its years, and one end missing is no line", () => {
  const broken = { value: 2, flags: Flag.break };
  const { lines } = sloped([
    region("a", "A", [1, broken, 3], "focus"),
    region("b", "B", [broken, 2, 3]),
    region("c", "C", [missing, 2, 3]),
    region("d", "D", [missing, missing, missing]),
  ]);
  assert.deepEqual(
    lines.map((l) => [l.row.label, l.cut, l.ends.map((e) => e?.value)]),
    [
      ["A", true, ["1", "3"]],
      ["B", false, ["2 b", "3"]],
      ["C", false, [undefined, "3"]],
    ],
  );
});

test("a change of a few per cent does not fill a slope", () => {
  const { lines, top, bottom } = sloped([region("a", "A", [100, 103], "focus")]);
  const [from, to] = lines[0]!.ends;
  assert.ok(from!.y - to!.y < (bottom - top) * 0.2);
});

test("what holds for all indicators of a plot is noted once, the rest with the indicator's name", () => {
  assert.deepEqual(
    together([
      { name: "X", notes: ["felles", "bare x"] },
      { name: "Y", notes: ["felles"] },
    ]),
    ["felles", "X: bare x"],
  );
});

test("arrow keys take cells row by row, however they are drawn", () => {
  const cell = (row: number, column: number) => ({
    spot: { indicator: "x", place: String(row), year: column },
    panel: 0,
    row,
    column,
    box: { x: 0, y: 0, width: 0, height: 0 },
  });
  const drawn = [cell(1, 0), cell(0, 0), cell(1, 1), cell(0, 1)];
  assert.deepEqual(
    inKeyOrder(drawn).map((c) => `${c.row}${c.column}`),
    ["00", "01", "10", "11"],
  );
});

/** WCAG's ratio of two colours. */
function contrast(a: string, b: string): number {
  const [x, y] = [a, b].map((color) => {
    const parts = [1, 3, 5].map((i) => {
      const c = Number.parseInt(color.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!;
  }) as [number, number];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
