/**
 * Tjenesteprofil, nøkkeltall and rank, on small worlds for pencil and paper. The left of a table is
 * what is reported, the right what it must give; `asss` and the plain reference both have to say
 * so. Places are real, figures invented.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { indicatorOf } from "../reference/bundle.ts";
import { asss } from "../reference/cli.ts";
import { keyFigureColumns, profileColumns, rankColumns } from "../reference/columns.ts";
import { keyFiguresOf } from "../reference/keyfigures.ts";
import { profileOf } from "../reference/profile.ts";
import { rankOf } from "../reference/rank.ts";
import { SmallWorld } from "../reference/world.ts";

const three = ["Oslo", "Bergen", "Trondheim"];

const profileWorld = () =>
  new SmallWorld({
    indicators: {
      "x.quality": { formula: "C / B * 100", average: "mean", type: "kvalitet" },
      "x.step": { formula: "C", type: "prioritering", profile: false },
      "x.cover": { formula: "C / B * 100", type: "dekningsgrad" },
      "x.use": { formula: "A / B", type: "prioritering", decimals: 0 },
    },
    groups: {
      asss: ["Oslo", "Bergen", "Tromsø"],
      "ovrige-asss-uten-oslo": { of: "asss", without: ["self", "0301"] },
    },
    table: `
      | region | year | A    | B   | C    |
      | Oslo   | 2020 | 800  | 100 | 9    |
      | Bergen | 2020 | 450  | 50  | 2    |
      | Tromsø | 2020 | 950  | 50  | 14   |
      | Landet | 2020 | 9000 | 900 | 90   |
      | Oslo   | 2021 | 900  | 100 | 10   |
      | Bergen | 2021 | 500  | 50  | 3.01 |
      | Tromsø | 2021 | :    | 50  | 15   |
      | Landet | 2021 | 9000 | 900 | 90   |
      | Oslo   | 2022 | 1000 | 100 | 12   |
      | Bergen | 2022 | 400  | 50  | 3    |
      | Tromsø | 2022 | 1000 | 50  | 15   |
      | Landet | 2022 | 9000 | 900 | 90   |`,
  });

test("tjenesteprofil: ASSS is 100, the lowest and highest member, and an arrow from last year", () => {
  const world = profileWorld();
  world.checkRows(
    ["profile", "--area", "x", "--region", "0301,4601,5501", "--year", "2022"],
    profileOf(world.world(), "x", ["0301", "4601", "5501"], 2022).map((row) =>
      profileColumns(row, 2022),
    ),
    `
      | indicator | region | value | baseline              | average  | members | index              | deviation               | min | min_region | max | max_region | min_index        | max_index          | previous           | change    |
      | x.use     | Oslo   | 10    | (1000+400+1000) / 200 | weighted | 3       | 10/12*100 = 83.33  | (10-12)/12*100 = -16.67 | 8   | Bergen     | 20  | Tromsø     | 8/12*100 = 66.67 | 20/12*100 = 166.67 | 9                  | up        |
      | x.use     | Bergen | 8     | (1000+400+1000) / 200 | weighted | 3       | 8/12*100 = 66.67   | (8-12)/12*100 = -33.33  | 8   | Bergen     | 20  | Tromsø     | 8/12*100 = 66.67 | 20/12*100 = 166.67 | 10                 | down      |
      | x.use     | Tromsø | 20    | (1000+400+1000) / 200 | weighted | 3       | 20/12*100 = 166.67 | (20-12)/12*100 = 66.67  | 8   | Bergen     | 20  | Tromsø     | 8/12*100 = 66.67 | 20/12*100 = 166.67 | :                  |           |
      | x.cover   | Oslo   | 12    | (12+3+15) / 200 * 100 | weighted | 3       | 12/15*100 = 80     | (12-15)/15*100 = -20    | 6   | Bergen     | 30  | Tromsø     | 6/15*100 = 40    | 30/15*100 = 200    | 10                 | up        |
      | x.cover   | Bergen | 6     | (12+3+15) / 200 * 100 | weighted | 3       | 6/15*100 = 40      | (6-15)/15*100 = -60     | 6   | Bergen     | 30  | Tromsø     | 6/15*100 = 40    | 30/15*100 = 200    | 3.01/50*100 = 6.02 | unchanged |
      | x.cover   | Tromsø | 30    | (12+3+15) / 200 * 100 | weighted | 3       | 30/15*100 = 200    | (30-15)/15*100 = 100    | 6   | Bergen     | 30  | Tromsø     | 6/15*100 = 40    | 30/15*100 = 200    | 30                 | unchanged |
      | x.quality | Oslo   | 12    | (12+6+30) / 3 = 16    | mean     | 3       | 12/16*100 = 75     | (12-16)/16*100 = -25    | 6   | Bergen     | 30  | Tromsø     | 6/16*100 = 37.5  | 30/16*100 = 187.5  | 10                 | up        |
      | x.quality | Bergen | 6     | (12+6+30) / 3 = 16    | mean     | 3       | 6/16*100 = 37.5    | (6-16)/16*100 = -62.5   | 6   | Bergen     | 30  | Tromsø     | 6/16*100 = 37.5  | 30/16*100 = 187.5  | 3.01/50*100 = 6.02 | unchanged |
      | x.quality | Tromsø | 30    | (12+6+30) / 3 = 16    | mean     | 3       | 30/16*100 = 187.5  | (30-16)/16*100 = 87.5   | 6   | Bergen     | 30  | Tromsø     | 6/16*100 = 37.5  | 30/16*100 = 187.5  | 30                 | unchanged |`,
  );
});

test("a missing member is neither lowest nor highest, and a missing figure has no index", () => {
  const world = profileWorld();
  world.checkRows(
    ["profile", "--area", "x", "--region", "5501,0301", "--year", "2021"],
    profileOf(world.world(), "x", ["5501", "0301"], 2021).map((row) => profileColumns(row, 2021)),
    `
      | indicator | region | value | baseline          | members | members_of | index            | min         | min_region | max | max_region | change |
      | x.use     | Tromsø | :     | (900+500) / 150   | 2       | 3          |                  | 9           | Oslo       | 10  | Bergen     |        |
      | x.use     | Oslo   | 9     | (900+500) / 150   | 2       | 3          | 9/(1400/150)*100 | 9           | Oslo       | 10  | Bergen     | up     |
      | x.cover   | Tromsø | 30    | 28.01 / 200 * 100 | 3       | 3          | 30/14.005*100    | 3.01/50*100 | Bergen     | 30  | Tromsø     | up     |
      | x.cover   | Oslo   | 10    | 28.01 / 200 * 100 | 3       | 3          | 10/14.005*100    | 3.01/50*100 | Bergen     | 30  | Tromsø     | up     |
      | x.quality | Tromsø | 30    | (10+6.02+30) / 3  | 3       | 3          | 30/(46.02/3)*100 | 3.01/50*100 | Bergen     | 30  | Tromsø     | up     |
      | x.quality | Oslo   | 10    | (10+6.02+30) / 3  | 3       | 3          | 10/(46.02/3)*100 | 3.01/50*100 | Bergen     | 30  | Tromsø     | up     |`,
  );
});

test("a profile may be seen from the country, or from the other members", () => {
  const world = profileWorld();
  world.checkRows(
    ["profile", "--area", "x", "--region", "0301", "--year", "2022", "--baseline", "EAK"],
    profileOf(world.world(), "x", ["0301"], 2022, "EAK").map((row) => profileColumns(row, 2022)),
    `
      | indicator | region | value | baseline            | index           | min | min_region | max | max_region |
      | x.use     | Oslo   | 10    | 9000 / 900 = 10     | 100             | 8   | Bergen     | 20  | Tromsø     |
      | x.cover   | Oslo   | 12    | 90 / 900 * 100 = 10 | 12/10*100 = 120 | 6   | Bergen     | 30  | Tromsø     |
      | x.quality | Oslo   | 12    | 90 / 900 * 100 = 10 | 12/10*100 = 120 | 6   | Bergen     | 30  | Tromsø     |`,
  );
  const others = "ovrige-asss-uten-oslo";
  world.checkRows(
    ["profile", "--area", "x", "--region", "4601,5501", "--year", "2022", "--baseline", others],
    profileOf(world.world(), "x", ["4601", "5501"], 2022, others).map((row) =>
      profileColumns(row, 2022),
    ),
    `
      | indicator | region | value | baseline | members | index          | min | min_region | max | max_region |
      | x.use     | Bergen | 8     | 20       | 1       | 8/20*100 = 40  | 20  | Tromsø     | 20  | Tromsø     |
      | x.use     | Tromsø | 20    | 8        | 1       | 20/8*100 = 250 | 8   | Bergen     | 8   | Bergen     |
      | x.cover   | Bergen | 6     | 30       | 1       | 6/30*100 = 20  | 30  | Tromsø     | 30  | Tromsø     |
      | x.cover   | Tromsø | 30    | 6        | 1       | 30/6*100 = 500 | 6   | Bergen     | 6   | Bergen     |
      | x.quality | Bergen | 6     | 30       | 1       | 6/30*100 = 20  | 30  | Tromsø     | 30  | Tromsø     |
      | x.quality | Tromsø | 30    | 6        | 1       | 30/6*100 = 500 | 6   | Bergen     | 6   | Bergen     |`,
  );
});

test("against a baseline of zero or less there is no index; the deviation is in per cent of its size", () => {
  const world = new SmallWorld({
    indicators: { "x.net": { formula: "A", average: "mean" } },
    groups: { asss: ["Oslo", "Bergen"] },
    table: `
      | region | year | A   |
      | Oslo   | 2021 | -4  |
      | Bergen | 2021 | 4   |
      | Oslo   | 2022 | -10 |
      | Bergen | 2022 | 2   |`,
  });
  for (const [year, table] of [
    [
      2021,
      `
      | region | value | baseline       | index | deviation | min_index | max_index |
      | Oslo   | -4    | (-4+4) / 2 = 0 |       |           |           |           |
      | Bergen | 4     | (-4+4) / 2 = 0 |       |           |           |           |`,
    ],
    [
      2022,
      `
      | region | value | baseline         | index | deviation               | min_index | max_index | change |
      | Oslo   | -10   | (-10+2) / 2 = -4 |       | (-10 - -4)/4*100 = -150 |           |           | down   |
      | Bergen | 2     | (-10+2) / 2 = -4 |       | (2 - -4)/4*100 = 150    |           |           | down   |`,
    ],
  ] as const)
    world.checkRows(
      ["profile", "--area", "x", "--region", "0301,4601", "--year", String(year)],
      profileOf(world.world(), "x", ["0301", "4601"], year).map((row) => profileColumns(row, year)),
      table,
    );
});

test("a new definition is a break, also behind a reference; a new average is not", () => {
  const world = new SmallWorld({
    indicators: {
      "x.redefined": [
        { to: 2021, formula: "A / B" },
        { from: 2022, formula: "A / C" },
      ],
      "x.averaged": [
        { to: 2021, formula: "A / B", average: "mean" },
        { from: 2022, formula: "A / B" },
      ],
      "x.behind": { formula: "[x.redefined] * 10", average: "mean" },
      "x.of-landet": { formula: "A / group(EAK, A) * 100" },
    },
    groups: { asss: ["Oslo"] },
    table: `
      | region | year | A   | B   | C   |
      | Oslo   | 2021 | 10  | 10  | 100 |
      | Landet | 2021 | 100 | 100 | 100 |
      | Oslo   | 2022 | 20  | 10  | 100 |
      | Landet | 2022 | 100 | 100 | 100 |`,
  });
  world.checkRows(
    ["profile", "--area", "x", "--region", "0301", "--year", "2022"],
    profileOf(world.world(), "x", ["0301"], 2022).map((row) => profileColumns(row, 2022)),
    `
      | indicator   | value               | previous            | change |
      | x.redefined | 20 / 100 = 0.2      | 10 / 10 = 1         | break  |
      | x.averaged  | 20 / 10 = 2         | 10 / 10 = 1         | up     |
      | x.behind    | 20 / 100 * 10 = 2   | 10 / 10 * 10 = 10   | break  |
      | x.of-landet | 20 / 100 * 100 = 20 | 10 / 100 * 100 = 10 | up     |`,
  );
});

test("nøkkeltall: three years of the municipality, and mean, lowest and highest of the last", () => {
  const world = profileWorld();
  world.checkRows(
    ["keyfigures", "--area", "x", "--region", "4601,5501", "--year", "2022"],
    keyFiguresOf(world.world(), "x", ["4601", "5501"], 2022).map(keyFigureColumns),
    `
      | indicator | type         | region | 2020 | 2021        | 2022 | mean | average  | members | members_of | min | min_region | max | max_region |
      | x.use     | prioritering | Bergen | 9    | 10          | 8    | 12   | weighted | 3       | 3          | 8   | Bergen     | 20  | Tromsø     |
      | x.use     | prioritering | Tromsø | 19   | :           | 20   | 12   | weighted | 3       | 3          | 8   | Bergen     | 20  | Tromsø     |
      | x.cover   | dekningsgrad | Bergen | 4    | 3.01/50*100 | 6    | 15   | weighted | 3       | 3          | 6   | Bergen     | 30  | Tromsø     |
      | x.cover   | dekningsgrad | Tromsø | 28   | 30          | 30   | 15   | weighted | 3       | 3          | 6   | Bergen     | 30  | Tromsø     |
      | x.quality | kvalitet     | Bergen | 4    | 3.01/50*100 | 6    | 16   | mean     | 3       | 3          | 6   | Bergen     | 30  | Tromsø     |
      | x.quality | kvalitet     | Tromsø | 28   | 30          | 30   | 16   | mean     | 3       | 3          | 6   | Bergen     | 30  | Tromsø     |`,
  );
});

test("equal as shown: 1.035 is shown as 1.04, so it is ahead of 1.03, and 1.025 is its equal", () => {
  const world = new SmallWorld({
    indicators: { "x.index": { formula: "A", average: "mean", decimals: 2 } },
    groups: { asss: three },
    table: `
      | region    | year | A     |
      | Oslo      | 2022 | 1.03  |
      | Bergen    | 2022 | 1.035 |
      | Trondheim | 2022 | 1.025 |`,
  });
  world.checkRows(
    ["rank", "--indicator", "x.index", "--year", "2022", "--group", "asss"],
    rankOf(
      world.world(),
      indicatorOf(world.world(), "x.index"),
      ["4601", "0301", "5001"],
      2022,
    ).map(rankColumns),
    `
      | region    | value | rank | tied |
      | Bergen    | 1.035 | 1    | 1    |
      | Oslo      | 1.03  | 2    | 2    |
      | Trondheim | 1.025 | 2    | 2    |`,
  );
});

test("rank: equal as shown is equal, the next one follows by number, the missing come last without a rank", () => {
  const world = new SmallWorld({
    indicators: { "x.share": { formula: "A", average: "mean" } },
    groups: { asss: ["Oslo", "Bergen", "Trondheim", "Tromsø", "Lillestrøm"] },
    table: `
      | region     | year | A    |
      | Oslo       | 2022 | 10   |
      | Bergen     | 2022 | 8.01 |
      | Trondheim  | 2022 | 7.99 |
      | Tromsø     | 2022 | 2    |
      | Lillestrøm | 2022 | :    |`,
  });
  const indicator = indicatorOf(world.world(), "x.share");
  const members = ["0301", "4601", "5001", "5501", "3205"];
  world.checkRows(
    ["rank", "--indicator", "x.share", "--year", "2022", "--group", "asss"],
    rankOf(world.world(), indicator, members, 2022).map(rankColumns),
    `
      | region     | value | rank | tied | grade |
      | Oslo       | 10    | 1    | 1    |       |
      | Bergen     | 8.01  | 2    | 2    |       |
      | Trondheim  | 7.99  | 2    | 2    |       |
      | Tromsø     | 2     | 4    | 1    |       |
      | Lillestrøm | :     |      |      |       |`,
  );
});

test("grade: 3.5 at the mean, two standard deviations reach 1 and 6, and which end is best is asked for", () => {
  const world = new SmallWorld({
    indicators: {
      "x.spread": { formula: "A", average: "mean" },
      "x.same": { formula: "B", average: "mean" },
    },
    groups: { asss: three },
    table: `
      | region    | year | A | B   |
      | Oslo      | 2022 | 2 | 0.1 |
      | Bergen    | 2022 | 4 | 0.1 |
      | Trondheim | 2022 | 9 | 0.1 |`,
  });
  const grades = (id: string, best: "high" | "low", order: string[], expected: string): void =>
    world.checkRows(
      ["rank", "--indicator", id, "--year", "2022", "--region", "0301,4601,5001", "--best", best],
      rankOf(world.world(), indicatorOf(world.world(), id), order, 2022, best).map(rankColumns),
      expected,
    );
  grades(
    "x.spread",
    "high",
    ["5001", "4601", "0301"],
    `
      | region    | value | rank | grade                                |
      | Trondheim | 9     | 1    | 3.5 + 1.25*(9-5) / ((9+1+16)/3)**0.5 |
      | Bergen    | 4     | 2    | 3.5 + 1.25*(4-5) / ((9+1+16)/3)**0.5 |
      | Oslo      | 2     | 3    | 3.5 + 1.25*(2-5) / ((9+1+16)/3)**0.5 |`,
  );
  grades(
    "x.spread",
    "low",
    ["0301", "4601", "5001"],
    `
      | region    | value | rank | grade                                |
      | Oslo      | 2     | 1    | 3.5 - 1.25*(2-5) / ((9+1+16)/3)**0.5 |
      | Bergen    | 4     | 2    | 3.5 - 1.25*(4-5) / ((9+1+16)/3)**0.5 |
      | Trondheim | 9     | 3    | 3.5 - 1.25*(9-5) / ((9+1+16)/3)**0.5 |`,
  );
  grades(
    "x.same",
    "high",
    ["0301", "4601", "5001"],
    `
      | region    | value | rank | tied | grade |
      | Oslo      | 0.1   | 1    | 3    | 3.5   |
      | Bergen    | 0.1   | 1    | 3    | 3.5   |
      | Trondheim | 0.1   | 1    | 3    | 3.5   |`,
  );
});

test("the columns of every view are as documented", () => {
  const { file } = profileWorld();
  const one = ["--indicator", "x.use", "--group", "asss", "--year", "2022"];
  const area = ["--area", "x", "--region", "0301", "--year", "2022"];
  for (const [command, options, columns] of [
    [
      "profile",
      area,
      "indicator,type,region,year,value,status,baseline,baseline_status,average,members,members_of," +
        "index,deviation,min,min_region,max,max_region,min_index,max_index,previous," +
        "previous_status,change",
    ],
    [
      "keyfigures",
      area,
      "indicator,type,region,2020,2020_status,2021,2021_status,2022,2022_status,mean,mean_status," +
        "average,members,members_of,min,min_region,max,max_region",
    ],
    ["rank", one, "indicator,year,region,value,status,rank,tied,grade"],
    ["members", one, "region,name,takes_part,status"],
  ] as const)
    assert.equal(
      asss(command, file, ...options)
        .split("\n")[0]!
        .trim(),
      columns,
    );
});
