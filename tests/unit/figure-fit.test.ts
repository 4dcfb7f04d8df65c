import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { endYears } from "../../web/src/figure/ends.ts";
import {
  axisShown,
  panelsShown,
  suggested,
  unfit,
  unfitAxis,
  unfitPanels,
  type Choice,
} from "../../web/src/figure/fit.ts";
import { figures, type Figure, type State } from "../../web/src/state.ts";
import { asked } from "./figure-asked.ts";
import { Status, group, panel, region } from "./figure-sample.ts";

/** Numbers of so many years, indicators and municipalities, with the ASSS average beside them. */
function choice(
  years: number,
  indicators: number,
  places: number,
  given: Partial<State> = {},
): Choice {
  const numbers = Array.from({ length: years }, (_, k) => k + 1);
  const panels = Array.from({ length: indicators }, (_, i) => {
    const rows = Array.from({ length: places }, (_, j) =>
      region(`m${j}`, `M${j}`, numbers, j === 0 ? "focus" : "other"),
    );
    const one = panel([...rows, group("asss", "ASSS", numbers, 4, 4)]);
    return { ...one, indicator: { ...one.indicator, id: `x.${i}` } };
  });
  return asked(panels, given);
}

test("the kind that is suggested follows years, indicators and places", () => {
  for (const [years, indicators, places, best] of [
    [10, 1, 4, "line"],
    [10, 3, 1, "line"],
    [3, 1, 12, "line"],
    [3, 1, 39, "line"],
    [3, 1, 41, "dots"],
    [2, 2, 41, "dots"],
    [1, 1, 41, "rows"],
    [2, 1, 4, "slope"],
    [2, 2, 12, "slope"],
    [1, 1, 1, "rows"],
    [1, 1, 30, "rows"],
    [1, 2, 1, "profile"],
    [1, 8, 1, "profile"],
    [1, 2, 4, "bar"],
    [1, 2, 12, "heat"],
    [1, 3, 2, "heat"],
    [1, 20, 12, "heat"],
  ] as const)
    assert.equal(
      suggested(choice(years, indicators, places)),
      best,
      `${years} ${indicators} ${places}`,
    );
});

test("where the best kind does not fit, the next best is suggested", () => {
  assert.equal(suggested(choice(1, 4, 1, { baseline: "" })), "rows");
  const once = panel([region("a", "A", [1, { status: Status.missing }], "focus")]);
  assert.equal(suggested(asked([once])), "line");
});

test("what is suggested fits", () => {
  for (const years of [1, 2, 3])
    for (const indicators of [1, 2, 3])
      for (const places of [1, 2, 12]) {
        const one = choice(years, indicators, places);
        assert.equal(unfit(suggested(one), one), undefined, `${years} ${indicators} ${places}`);
      }
});

test("a kind that cannot show the choice says why, and the way out", () => {
  for (const [figure, years, indicators, places, given, why] of [
    ["line", 1, 1, 4, {}, /minst to år.*«Liggende/],
    ["slope", 1, 1, 4, {}, /minst to år.*«Liggende/],
    ["scatter", 3, 1, 4, {}, /nøyaktig to indikatorer\. Velg to/],
    ["scatter", 3, 3, 4, {}, /nøyaktig to indikatorer/],
    ["scatter", 3, 2, 1, {}, /bare én\. Velg et datasett/],
    ["heat", 3, 1, 4, {}, /minst to indikatorer\. Velg flere/],
    ["dots", 3, 1, 1, {}, /bare én/],
    ["rank", 3, 1, 1, {}, /bare én/],
    ["profile", 3, 1, 4, { regions: [] }, /Velg minst én/],
    ["profile", 3, 1, 4, { baseline: "" }, /Velg et snitt/],
  ] as [Figure, number, number, number, Partial<State>, RegExp][]) {
    const words = unfit(figure, choice(years, indicators, places, given));
    assert.match(words ?? "", why, figure);
  }
});

test("an indicator of the reader's own cannot be ranked, one of the data set can", () => {
  const one = choice(1, 2, 4);
  const [first, second] = one.bundle.indicators;
  const own = { ...first!, area: "egne-indikatorer" };
  const ranked = (indicators: string[]) =>
    unfit("rank", {
      ...one,
      bundle: { ...one.bundle, indicators: [own, second!] },
      state: { ...one.state, indicators },
    });
  assert.match(ranked(["x.0", "x.1"]) ?? "", /egen indikator kan ikke rangeres\. Velg/);
  assert.equal(ranked(["x.1", "x.0"]), undefined);
});

test("every kind fits a choice that has what it needs", () => {
  for (const figure of figures) assert.equal(unfit(figure, choice(3, 2, 4)), undefined, figure);
  assert.equal(unfit("rank", choice(1, 3, 4)), undefined);
});

test("a slope needs two years with numbers; a panel of one year cannot tell", () => {
  const missing = { status: Status.missing };
  const once = panel([region("a", "A", [missing, 2, missing], "focus")]);
  assert.match(unfit("slope", asked([once])) ?? "", /tall for to år/);
  const one = panel([region("a", "A", [2], "focus")], { years: [2022] });
  assert.equal(unfit("slope", asked([one], { from: 2020, to: 2022 })), undefined);
});

test("a slope goes between the highlighted place's first and last numbers, else anybody's", () => {
  const none = { status: Status.noData };
  const focus = region("a", "A", [none, 2, 3, none], "focus");
  const other = region("b", "B", [1, 2, 3, 4]);
  assert.deepEqual(endYears({ rows: [focus, other] }), [1, 2]);
  const once = region("a", "A", [none, 2, none, none], "focus");
  assert.deepEqual(endYears({ rows: [once, other] }), [0, 3]);
  assert.equal(endYears({ rows: [once] }), undefined);
});

test("indicators share an axis only in the same unit, and otherwise the years stand there", () => {
  const mixed = choice(3, 2, 4, { figure: "bar", axis: "indicators" });
  mixed.bundle.indicators[1] = { ...mixed.bundle.indicators[1]!, unit: "prosent" };
  assert.match(unfitAxis("indicators", mixed) ?? "", /ulike enheter \(kroner og prosent\)/);
  assert.equal(axisShown(mixed), "years");
  const alike = choice(3, 2, 4, { figure: "bar", axis: "indicators" });
  assert.equal(unfitAxis("indicators", alike), undefined);
  assert.equal(axisShown(alike), "indicators");
  assert.match(unfitAxis("indicators", choice(3, 1, 4)) ?? "", /minst to indikatorer/);
  assert.equal(unfitAxis("places", choice(3, 1, 1)), undefined);
});

test("panels per place need two places, a line or bars, and years along the axis", () => {
  const why = (places: number, given: Partial<State>) =>
    unfitPanels("places", choice(3, 2, places, given)) ?? "";
  assert.equal(why(2, { figure: "line", axis: "places" }), "");
  assert.equal(why(2, { figure: "bar" }), "");
  assert.match(why(1, { figure: "line" }), /minst to steder/);
  assert.match(why(2, { figure: "rows" }), /Bare «Linje» og «Søyler»/);
  assert.match(why(2, { figure: "bar", axis: "places" }), /år langs aksen/);
  assert.equal(panelsShown(choice(3, 1, 1, { panels: "places" })), "indicators");
});

test("judging what fits loads nothing that draws", () => {
  const seen = new Set<string>();
  const follow = (file: URL) => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    const source = readFileSync(file, "utf8");
    for (const [, types, from] of source.matchAll(/^import (type )?[^;]*? from "([^"]+)";/gm)) {
      assert.doesNotMatch(from!, /^echarts/, file.href);
      if (!types && from!.startsWith(".")) follow(new URL(from!, file));
    }
  };
  follow(new URL("../../web/src/figure/fit.ts", import.meta.url));
  assert.ok(seen.size > 3, `${seen.size}`);
});
