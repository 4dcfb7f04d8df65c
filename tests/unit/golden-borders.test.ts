/**
 * Municipalities over time, on small worlds for pencil and paper. The left of a table is what is
 * reported, the right what it must give; `asss` and the plain reference both have to say so. Places
 * are real, figures invented.
 */
import { test } from "node:test";
import { profileColumns } from "../reference/columns.ts";
import { profileOf } from "../reference/profile.ts";
import { SmallWorld } from "../reference/world.ts";

const share = { formula: "A / B * 100" };

const bordersTable = `
  | region    | year | A  | B   | x.share               | x.share summed               | x.starred | x.starred summed | x.ready   | x.ready summed |
  | Bergen    | 2017 | 8  | 100 | 8                     | 8                            | 8         | 8                | 8         | 8              |
  | Trondheim | 2017 | 10 | 100 | 10                    | (10+5) / (100+50) * 100 = 10 | 10        | 10               | 10        | not-defined    |
  | Klæbu     | 2017 | 5  | 50  |                       |                              |           |                  |           |                |
  | Bergen    | 2018 | 9  | 100 | 9                     | 9                            | 9         | 9                | 9         | 9              |
  | Trondheim | 2018 | 12 | 100 | 12                    | (12+9) / (100+50) * 100 = 14 | 12        | 14               | 12        | not-defined    |
  | Klæbu     | 2018 | 9  | 50  |                       |                              |           |                  |           |                |
  | asss      | 2018 |    |     | (9+12)/(100+100)*100  | (9+12+9)/(100+150)*100 = 12  | (9+12)/2  | (9+14)/2         | (9+12)/2  | 9 / 1          |
  | Bergen    | 2019 | 9  | 100 | 9                     | 9                            | 9         | 9                | 9         | 9              |
  | Trondheim | 2019 | 14 | 100 | 14                    | (14+7) / (100+50) * 100 = 14 | 14        | 14               | 14        | not-defined    |
  | Klæbu     | 2019 | 7  | 50  |                       |                              |           |                  |           |                |
  | Bergen    | 2020 | 10 | 100 | 10                    | 10                           | 10        | 10               | 10        | 10             |
  | Trondheim | 2020 | 24 | 150 | 16                    | 24 / 150 * 100 = 16          | 16        | 16               | 24        | 24             |
  | asss      | 2020 |    |     | (10+24)/(100+150)*100 | (10+24)/(100+150)*100 = 13.6 | (10+16)/2 | (10+16)/2        | (10+24)/2 | (10+24)/2      |`;

const borders = () =>
  new SmallWorld({
    indicators: {
      "x.share": share,
      "x.starred": { ...share, average: "mean" },
      "x.ready": { formula: "A", average: "mean" },
    },
    groups: { asss: ["Bergen", "Trondheim"] },
    table: bordersTable,
  });

test("with predecessors summed, a merged municipality has its new borders before the merger too", () => {
  borders().check();
});

test("a new code alone is no break, a merger is: no arrow across it", () => {
  const world = borders();
  for (const [year, table] of [
    [
      2018,
      `
      | indicator | region    | value | previous | change |
      | x.share   | Bergen    | 9     | 8        | up     |
      | x.share   | Trondheim | 12    | 10       | up     |
      | x.starred | Bergen    | 9     | 8        | up     |
      | x.starred | Trondheim | 12    | 10       | up     |
      | x.ready   | Bergen    | 9     | 8        | up     |
      | x.ready   | Trondheim | 12    | 10       | up     |`,
    ],
    [
      2020,
      `
      | indicator | region    | value | previous | change |
      | x.share   | Bergen    | 10    | 9        | up     |
      | x.share   | Trondheim | 16    | 14       | break  |
      | x.starred | Bergen    | 10    | 9        | up     |
      | x.starred | Trondheim | 16    | 14       | break  |
      | x.ready   | Bergen    | 10    | 9        | up     |
      | x.ready   | Trondheim | 24    | 14       | break  |`,
    ],
  ] as const)
    world.checkRows(
      ["profile", "--area", "x", "--region", "4601,5001", "--year", String(year)],
      profileOf(world.world(), "x", ["4601", "5001"], year).map((row) => profileColumns(row, year)),
      table,
    );
});

test("a predecessor without a figure makes the sum missing; one where it cannot occur counts as nothing", () => {
  new SmallWorld({
    indicators: { "x.share": share },
    groups: { asss: ["Bergen", "Trondheim"] },
    table: `
      | region    | year | A  | B   | x.share | x.share summed      |
      | Trondheim | 2016 | 10 | 100 | 10      | :                   |
      | Klæbu     | 2016 | :  | 50  |         |                     |
      | Trondheim | 2017 | 10 | 100 | 10      | ..                  |
      | Klæbu     | 2017 | 5  | ..  |         |                     |
      | Trondheim | 2018 | 10 | 100 | 10      | no-data             |
      | Bergen    | 2018 | 20 | 100 | 20      | 20                  |
      | asss      | 2018 |    |     | 15      | 20 / 100 * 100 = 20 |`,
  }).check();
  new SmallWorld({
    indicators: { "x.share": share },
    table: `
      | region    | year | A  | B   | x.share | x.share summed          |
      | Trondheim | 2019 | 12 | 100 | 12      | 12 / (100+50) * 100 = 8 |
      | Klæbu     | 2019 | .  | 50  |         |                         |`,
  }).check();
});

test("a municipality that is new has its predecessors' sum before, and nothing as published", () => {
  new SmallWorld({
    indicators: { "x.share": share },
    table: `
      | region     | year | A  | B   | x.share | x.share summed |
      | Skedsmo    | 2019 | 5  | 50  |         |                |
      | Fet        | 2019 | 2  | 10  |         |                |
      | Sørum      | 2019 | 3  | 20  |         |                |
      | Lillestrøm | 2020 | 12 | 100 | 12      | 12             |
      | Oslo       | 2019 | 9  | 100 | 9       | 9              |`,
  }).check();
  const world = new SmallWorld({
    indicators: { "x.share": share },
    groups: { only: ["Lillestrøm"] },
    table: `
      | region  | year | A | B  | x.share | x.share summed                    |
      | Skedsmo | 2019 | 5 | 50 |         |                                   |
      | Fet     | 2019 | 2 | 10 |         |                                   |
      | Sørum   | 2019 | 3 | 20 |         |                                   |
      | only    | 2019 |   |    | no-data | (5+2+3) / (50+10+20) * 100 = 12.5 |`,
  });
  world.check();
});

test("inhabitants at the turn of 2019 are on the new borders already and are not summed", () => {
  new SmallWorld({
    indicators: { "x.share": share },
    yearOffset: { B: 1 },
    table: `
      | region    | year | A  | B   | x.share              | x.share summed               |
      | Trondheim | 2018 | 10 | 100 | 10 / 100 * 100 = 10  | (10+5) / (100+50) * 100 = 10 |
      | Klæbu     | 2018 | 5  | 50  |                      |                              |
      | Trondheim | 2019 | 12 | 160 | 12 / 160 * 100 = 7.5 | (12+4) / 160 * 100 = 10      |
      | Klæbu     | 2019 | 4  |     |                      |                              |
      | Trondheim | 2020 | 17 | 170 | 17 / 170 * 100 = 10  | 17 / 170 * 100 = 10          |`,
  }).check();
});

test("figures under today's codes cannot be summed over a merger: what the predecessors had is not there", () => {
  new SmallWorld({
    indicators: { "x.share": share },
    todaysCodes: ["A", "B"],
    table: `
      | region    | year | A  | B   | x.share             | x.share summed      |
      | Trondheim | 2019 | 12 | 100 | 12 / 100 * 100 = 12 | no-data             |
      | Tromsø    | 2019 | 14 | 100 | 14 / 100 * 100 = 14 | 14                  |
      | Trondheim | 2020 | 24 | 150 | 24 / 150 * 100 = 16 | 24 / 150 * 100 = 16 |
      | Tromsø    | 2020 | 15 | 100 | 15                  | 15                  |`,
  }).check();
});

test("a hand-corrected figure is the municipality's own part: its predecessors still have to be there", () => {
  new SmallWorld({
    indicators: { "x.share": share },
    notes: [
      {
        kind: "override",
        indicator: "x.share",
        input: "A",
        region: "Trondheim",
        to: 2018,
        value: 12,
      },
      {
        kind: "override",
        indicator: "x.share",
        input: "B",
        region: "Trondheim",
        to: 2017,
        value: 100,
      },
    ],
    table: `
      | region    | year | A  | B   | x.share             | x.share summed               |
      | Trondheim | 2017 |    |     | 12 / 100 * 100 = 12 | no-data                      |
      | Trondheim | 2018 | 10 | 100 | 12 / 100 * 100 = 12 | (12+6) / (100+50) * 100 = 12 |
      | Klæbu     | 2018 | 6  | 50  |                     |                              |`,
  }).check();
});
