/**
 * KS's rules for results and averages, on small worlds for pencil and paper. The left of a table is
 * what is reported, the right what it must give; `asss` and the plain reference both have to say
 * so. Places are real, figures invented.
 */
import { test } from "node:test";
import { averageOf, resultOf } from "../reference/averages.ts";
import { indicatorOf } from "../reference/bundle.ts";
import { memberColumns } from "../reference/columns.ts";
import { SmallWorld } from "../reference/world.ts";

const share = { formula: "A / B * 100" };
const three = ["Oslo", "Bergen", "Trondheim"];

test("vektet snitt is the formula on the members' summed inputs", () => {
  new SmallWorld({
    indicators: { "x.share": share },
    groups: { asss: ["Oslo", "Bergen"] },
    table: `
      | region | year | A  | B   | x.share                         | members |
      | Oslo   | 2022 | 10 | 100 | 10 / 100 * 100 = 10             |         |
      | Bergen | 2022 | 20 | 300 | 20 / 300 * 100 = 6.67           |         |
      | asss   | 2022 |    |     | (10+20) / (100+300) * 100 = 7.5 | 2 of 2  |`,
  }).check();
});

test("gjennomsnitt av resultat, for starred indicators, is the plain mean of the members' results", () => {
  new SmallWorld({
    indicators: { "x.share": { ...share, average: "mean" } },
    groups: { asss: ["Oslo", "Bergen"] },
    table: `
      | region | year | A  | B   | x.share                              | members |
      | Oslo   | 2022 | 10 | 100 | 10 / 100 * 100 = 10                  |         |
      | Bergen | 2022 | 20 | 300 | 20 / 300 * 100 = 6.67                |         |
      | asss   | 2022 |    |     | (10/100*100 + 20/300*100) / 2 = 8.33 | 2 of 2  |`,
  }).check();
});

test("a result in kroner is weighted by inhabitants, over those with both result and inhabitants", () => {
  new SmallWorld({
    indicators: { "x.kroner": { formula: "A", average: "population", population: "N" } },
    groups: { asss: ["Oslo", "Bergen", "Trondheim", "Tromsø"] },
    table: `
      | region    | year | A    | N   | x.kroner                                      | members |
      | Oslo      | 2022 | 500  | 600 | 500                                           |         |
      | Bergen    | 2022 | -200 | 200 | -200                                          |         |
      | Trondheim | 2022 | 100  | 200 | 100                                           |         |
      | Tromsø    | 2022 | 999  | ..  | 999                                           |         |
      | asss      | 2022 |      |     | (500*600 - 200*200 + 100*200) / 1000 = 280    | 3 of 4  |
      | Oslo      | 2023 | 500  | 600 | 500                                           |         |
      | Bergen    | 2023 | :    | 200 | :                                             |         |
      | Trondheim | 2023 | 100  | 200 | 100                                           |         |
      | Tromsø    | 2023 | 300  | 100 | 300                                           |         |
      | asss      | 2023 |      |     | (500*600 + 100*200 + 300*100) / 900 = 388.889 | 3 of 4  |`,
  }).check();
});

test("a member counts from the data year in which it joined", () => {
  new SmallWorld({
    indicators: { "x.share": share },
    groups: {
      asss: {
        members: [
          { to: 2021, regions: ["0301", "4601"] },
          { from: 2022, regions: ["0301", "4601", "5001"] },
        ],
      },
      "asss-first": ["Oslo", "Bergen"],
    },
    table: `
      | region     | year | A  | B   | x.share                               | members |
      | Oslo       | 2021 | 10 | 100 | 10                                    |         |
      | Bergen     | 2021 | 20 | 100 | 20                                    |         |
      | Trondheim  | 2021 | 60 | 100 | 60                                    |         |
      | asss       | 2021 |    |     | (10+20) / (100+100) * 100 = 15        | 2 of 2  |
      | asss-first | 2021 |    |     | (10+20) / (100+100) * 100 = 15        | 2 of 2  |
      | Oslo       | 2022 | 10 | 100 | 10                                    |         |
      | Bergen     | 2022 | 20 | 100 | 20                                    |         |
      | Trondheim  | 2022 | 60 | 100 | 60                                    |         |
      | asss       | 2022 |    |     | (10+20+60) / (100+100+100) * 100 = 30 | 3 of 3  |
      | asss-first | 2022 |    |     | (10+20) / (100+100) * 100 = 15        | 2 of 2  |`,
  }).check();
});

test("a member that lacks an input drops out of every sum, and its own reason stays", () => {
  new SmallWorld({
    indicators: { "x.share": share, "x.starred": { ...share, average: "mean" } },
    groups: { asss: three },
    table: `
      | region    | year | A  | B   | x.share                         | x.starred             | members |
      | Oslo      | 2020 | 10 | 100 | 10                              | 10                    |         |
      | Bergen    | 2020 | 20 | 300 | 20 / 300 * 100 = 6.67           | 20 / 300 * 100 = 6.67 |         |
      | Trondheim | 2020 | :  | 500 | :                               | :                     |         |
      | asss      | 2020 |    |     | (10+20) / (100+300) * 100 = 7.5 | (10 + 20/300*100) / 2 | 2 of 3  |
      | Oslo      | 2021 | 10 | 100 | 10                              | 10                    |         |
      | Bergen    | 2021 | 20 | ..  | ..                              | ..                    |         |
      | Trondheim | 2021 | .  | 500 | .                               | .                     |         |
      | asss      | 2021 |    |     | 10 / 100 * 100 = 10             | 10 / 1 = 10           | 1 of 3  |
      | Oslo      | 2022 | .  | 100 | .                               | .                     |         |
      | Bergen    | 2022 | :  | ..  | :                               | :                     |         |
      | Trondheim | 2022 | .. | 500 | ..                              | ..                    |         |
      | asss      | 2022 |    |     | :                               | :                     | 0 of 3  |`,
  }).check();
});

test("a function not in use counts as nothing in a sum, any other gap makes the sum unknown", () => {
  new SmallWorld({
    indicators: {
      "x.sum": { formula: "sum(A, B, C) / N" },
      "x.plus": { formula: "(A + B + C) / N" },
    },
    groups: { asss: three },
    table: `
      | region    | year | A  | B  | C | N  | x.sum                        | x.plus         | members |
      | Oslo      | 2022 | 10 | 20 | 5 | 10 | (10+20+5) / 10 = 3.5         | (10+20+5) / 10 |         |
      | Bergen    | 2022 | 10 | .  | 5 | 10 | (10+5) / 10 = 1.5            | .              |         |
      | Trondheim | 2022 | 10 | .. | 5 | 10 | ..                           | ..             |         |
      | asss      | 2022 |    |    |   |    | (10+10 + 20 + 5+5) / (10+10) | (10+20+5) / 10 |         |
      | Oslo      | 2023 | .  | .  | . | 10 | .                            | .              |         |
      | Bergen    | 2023 | .  | 3  | . | 10 | 3 / 10 = 0.3                 | .              |         |
      | Trondheim | 2023 | .  | 4  | . | 20 | 4 / 20 = 0.2                 | .              |         |
      | asss      | 2023 |    |    |   |    | (3+4) / (10+20) = 0.23       | .              |         |`,
  }).check();
});

test("division by zero is a reason; in a weighted average such a member still gives its inputs", () => {
  new SmallWorld({
    indicators: { "x.share": share, "x.starred": { ...share, average: "mean" } },
    groups: { asss: ["Oslo", "Bergen"] },
    table: `
      | region | year | A | B   | x.share                    | x.starred |
      | Oslo   | 2022 | 5 | 0   | div0                       | div0      |
      | Bergen | 2022 | 7 | 100 | 7                          | 7         |
      | asss   | 2022 |   |     | (5+7) / (0+100) * 100 = 12 | 7 / 1 = 7 |`,
  }).check();
});

test("a result too large for a number is a reason, of a municipality and of an average", () => {
  new SmallWorld({
    indicators: { "x.product": { formula: "A * B" } },
    groups: { asss: ["Oslo", "Bergen"], bergen: ["Bergen"] },
    table: `
      | region | year | A     | B     | x.product |
      | Oslo   | 2022 | 1e200 | 1e200 | overflow  |
      | Bergen | 2022 | 3     | 4     | 12        |
      | asss   | 2022 |       |       | overflow  |
      | bergen | 2022 |       |       | 12        |`,
  }).check();
});

test("an average declared unusable is suppressed in that year and group only, never a number", () => {
  new SmallWorld({
    indicators: { "x.kvp": share },
    groups: { asss: three, "asss-uten-oslo": { of: "asss", without: ["0301"] } },
    notes: [{ kind: "suppress-average", indicator: "x.kvp", group: "asss", from: 2020, to: 2020 }],
    table: `
      | region         | year | A  | B   | x.kvp                           | members |
      | Oslo           | 2020 | 10 | 100 | 10                              |         |
      | Bergen         | 2020 | 20 | 100 | 20                              |         |
      | Trondheim      | 2020 | 60 | 100 | 60                              |         |
      | asss           | 2020 |    |     | suppressed                      | 0 of 3  |
      | asss-uten-oslo | 2020 |    |     | (20+60) / (100+100) * 100 = 40  | 2 of 2  |
      | Oslo           | 2021 | 10 | 100 | 10                              |         |
      | Bergen         | 2021 | 20 | 100 | 20                              |         |
      | Trondheim      | 2021 | 60 | 100 | 60                              |         |
      | asss           | 2021 |    |     | (10+20+60) / (100*3) * 100 = 30 | 3 of 3  |`,
  }).check();
});

test("an excluded member keeps its figure and is left out of the average, of one group when one is named", () => {
  const world = new SmallWorld({
    indicators: { "x.all": share, "x.one": share, "x.starred": { ...share, average: "mean" } },
    groups: { asss: three, others: three },
    notes: [
      { kind: "exclude", indicator: "x.all", region: "Bergen", from: 2022, to: 2022 },
      { kind: "exclude", indicator: "x.starred", region: "Bergen" },
      { kind: "exclude", indicator: "x.one", region: "Bergen", group: "asss" },
    ],
    table: `
      | region    | year | A  | B   | x.all                       | x.starred        | x.one                       |
      | Oslo      | 2022 | 10 | 100 | 10                          | 10               | 10                          |
      | Bergen    | 2022 | 90 | 100 | 90                          | 90               | 90                          |
      | Trondheim | 2022 | 20 | 200 | 10                          | 10               | 10                          |
      | asss      | 2022 |    |     | (10+20) / (100+200) * 100   | (10+10) / 2 = 10 | (10+20) / (100+200) * 100   |
      | others    | 2022 |    |     | (10+20) / (100+200) * 100   | (10+10) / 2 = 10 | (10+90+20) / 400 * 100 = 30 |
      | Oslo      | 2023 | 10 | 100 | 10                          | 10               | 10                          |
      | Bergen    | 2023 | 90 | 100 | 90                          | 90               | 90                          |
      | Trondheim | 2023 | 20 | 200 | 10                          | 10               | 10                          |
      | asss      | 2023 |    |     | (10+90+20) / 400 * 100 = 30 | (10+10) / 2 = 10 | (10+20) / (100+200) * 100   |`,
  });
  world.check();
  world.checkRows(
    ["members", "--indicator", "x.all", "--group", "asss", "--year", "2022"],
    memberColumns(averageOf(world.world(), indicatorOf(world.world(), "x.all"), "asss", 2022)),
    `
      | region    | takes_part | status   |
      | Oslo      | yes        |          |
      | Trondheim | yes        |          |
      | Bergen    | no         | excluded |`,
  );
});

test("an average without members tells the reason of those that could have taken part", () => {
  new SmallWorld({
    indicators: {
      "x.share": share,
      "x.starred": { ...share, average: "mean" },
      "x.kroner": { formula: "A", average: "population", population: "N" },
    },
    groups: { asss: ["Oslo", "Bergen"] },
    notes: ["x.share", "x.starred", "x.kroner"].map((indicator) => ({
      kind: "exclude",
      indicator,
      region: "Bergen",
      from: 2023,
    })),
    table: `
      | region | year | A  | B   | N   | x.share | x.starred | x.kroner |
      | Oslo   | 2022 | .. | 100 | :   | ..      | ..        | ..       |
      | Bergen | 2022 | .  | 100 | 100 | .       | .         | .        |
      | asss   | 2022 |    |     |     | ..      | ..        | :        |
      | Oslo   | 2023 | .  | 100 | 100 | .       | .         | .        |
      | Bergen | 2023 | :  | 100 | 100 | :       | :         | :        |
      | asss   | 2023 |    |     |     | .       | .         | .        |
      | Oslo   | 2024 | 5  | 100 | :   | 5       | 5         | 5        |
      | Bergen | 2024 | 6  | 100 | 100 | 6       | 6         | 6        |
      | asss   | 2024 |    |     |     | 5       | 5         | :        |`,
  }).check();
});

test("a member that is excluded from another group only is told its own reason", () => {
  const world = new SmallWorld({
    indicators: { "x.share": share },
    groups: { asss: three, others: three },
    notes: [{ kind: "exclude", indicator: "x.share", region: "Bergen", group: "others" }],
    table: `
      | region    | year | A  | B   | x.share |
      | Oslo      | 2022 | 10 | 100 | 10      |
      | Bergen    | 2022 | .. | 100 | ..      |
      | Trondheim | 2022 | 30 | 100 | 30      |`,
  });
  const indicator = indicatorOf(world.world(), "x.share");
  for (const [group, status] of [
    ["asss", ".."],
    ["others", "excluded"],
  ] as const)
    world.checkRows(
      ["members", "--indicator", "x.share", "--group", group, "--year", "2022"],
      memberColumns(averageOf(world.world(), indicator, group, 2022)),
      `
        | region    | takes_part | status    |
        | Oslo      | yes        |           |
        | Trondheim | yes        |           |
        | Bergen    | no         | ${status} |`,
    );
});

test("a hand-corrected figure counts for the municipality and for the average: an input when weighted, the result otherwise", () => {
  new SmallWorld({
    indicators: { "x.share": share, "x.starred": { formula: "A", average: "mean" } },
    groups: { asss: ["Oslo", "Bergen"] },
    notes: [
      {
        kind: "override",
        indicator: "x.share",
        input: "A",
        region: "Oslo",
        from: 2022,
        to: 2022,
        value: 30,
      },
      { kind: "override", indicator: "x.starred", region: "Oslo", from: 2022, to: 2023, value: 40 },
    ],
    table: `
      | region | year | A  | B   | x.share                        | x.starred        |
      | Oslo   | 2021 | 10 | 100 | 10 / 100 * 100 = 10            | 10               |
      | Bergen | 2021 | 20 | 100 | 20 / 100 * 100 = 20            | 20               |
      | asss   | 2021 |    |     | (10+20) / (100+100) * 100 = 15 | (10+20) / 2 = 15 |
      | Oslo   | 2022 | 10 | 100 | 30 / 100 * 100 = 30            | 40               |
      | Bergen | 2022 | 20 | 100 | 20 / 100 * 100 = 20            | 20               |
      | asss   | 2022 |    |     | (30+20) / (100+100) * 100 = 25 | (40+20) / 2 = 30 |
      | Oslo   | 2023 | :  | 100 | :                              | 40               |
      | Bergen | 2023 | 20 | 100 | 20 / 100 * 100 = 20            | 20               |
      | asss   | 2023 |    |     | 20 / 100 * 100 = 20            | (40+20) / 2 = 30 |`,
  }).check();
});

test("øvrige ASSS uten Oslo leaves out Oslo and the municipality itself", () => {
  new SmallWorld({
    indicators: { "x.share": share, "x.starred": { ...share, average: "mean" } },
    groups: {
      asss: [...three, "Tromsø"],
      "ovrige-asss-uten-oslo": { of: "asss", without: ["self", "0301"] },
    },
    table: `
      | region                     | year | A  | B   | x.share                          | x.starred        | members |
      | Oslo                       | 2022 | 90 | 100 | 90                               | 90               |         |
      | Bergen                     | 2022 | 20 | 200 | 10                               | 10               |         |
      | Trondheim                  | 2022 | 30 | 100 | 30                               | 30               |         |
      | Tromsø                     | 2022 | 40 | 100 | 40                               | 40               |         |
      | ovrige-asss-uten-oslo@5001 | 2022 |    |     | (20+40) / (200+100) * 100 = 20   | (10+40) / 2 = 25 | 2 of 2  |
      | ovrige-asss-uten-oslo@4601 | 2022 |    |     | (30+40) / (100+100) * 100 = 35   | (30+40) / 2 = 35 | 2 of 2  |
      | ovrige-asss-uten-oslo@0301 | 2022 |    |     | (20+30+40) / (200+100+100) * 100 | (10+30+40) / 3   | 3 of 3  |`,
  }).check();
});

test("resten av landet is the country's inputs less the members', and only for weighted indicators", () => {
  new SmallWorld({
    indicators: { "x.share": share, "x.starred": { ...share, average: "mean" } },
    groups: {
      asss: {
        members: [
          { to: 2021, regions: ["0301", "4601"] },
          { from: 2022, regions: ["0301", "4601", "5501"] },
        ],
      },
      "resten-av-landet": { of: "EAK", without: ["asss"] },
    },
    countryCode: { B: "0" },
    table: `
      | region           | year | A   | B    | x.share                                   | x.starred   | members |
      | Oslo             | 2021 | 10  | 100  | 10                                        |             |         |
      | Bergen           | 2021 | 20  | 100  | 20                                        |             |         |
      | Tromsø           | 2021 | 40  | 100  | 40                                        |             |         |
      | Landet           | 2021 | 100 | 1000 | 100 / 1000 * 100 = 10                     |             |         |
      | resten-av-landet | 2021 |     |      | (100-10-20) / (1000-100-100) * 100 = 8.75 | not-defined | 0 of 2  |
      | Oslo             | 2022 | 10  | 100  | 10                                        |             |         |
      | Bergen           | 2022 | 20  | 100  | 20                                        |             |         |
      | Tromsø           | 2022 | 40  | 100  | 40                                        |             |         |
      | Landet           | 2022 | 100 | 1000 | 100 / 1000 * 100 = 10                     |             |         |
      | resten-av-landet | 2022 |     |      | (100-70) / (1000-300) * 100 = 4.29        | not-defined | 0 of 3  |
      | Oslo             | 2023 | .   | 100  | .                                         |             |         |
      | Bergen           | 2023 | 20  | 100  | 20                                        |             |         |
      | Tromsø           | 2023 | 40  | 100  | 40                                        |             |         |
      | Landet           | 2023 | 100 | 1000 | 10                                        |             |         |
      | resten-av-landet | 2023 |     |      | (100-20-40) / (1000-300) * 100 = 5.71     | not-defined | 0 of 3  |
      | Oslo             | 2024 | 10  | 100  | 10                                        |             |         |
      | Bergen           | 2024 | :   | 100  | :                                         |             |         |
      | Tromsø           | 2024 | 40  | ..   | ..                                        |             |         |
      | Landet           | 2024 | 100 | 1000 | 10                                        |             |         |
      | resten-av-landet | 2024 |     |      | :                                         | not-defined | 0 of 3  |`,
  }).check();
});

test("a group of one's own averages as any other", () => {
  const world = new SmallWorld({
    indicators: { "x.share": share },
    groups: { asss: three },
    table: `
      | region    | year | A  | B   | x.share |
      | Oslo      | 2022 | 10 | 100 | 10      |
      | Bergen    | 2022 | 20 | 300 | 6.67    |
      | Trondheim | 2022 | 30 | 100 | 30      |`,
  });
  world.bundle.groups.push({ id: "mine", members: [{ regions: ["4601", "5001"] }] });
  const indicator = indicatorOf(world.world(), "x.share");
  world.checkRows(
    ["eval", "--indicator", "x.share", "--region", "4601", "--own-group", "mine=4601+5001"],
    [
      { region: "4601", value: resultOf(world.world(), indicator, "4601", 2022), members: "" },
      {
        region: "mine",
        value: averageOf(world.world(), indicator, "mine", 2022).value,
        members: 2,
      },
    ],
    `
      | region | value                            | members |
      | Bergen | 20 / 300 * 100 = 6.67            |         |
      | mine   | (20+30) / (300+100) * 100 = 12.5 | 2       |`,
  );
});

test("ressursbruk from its steps: expenses per inhabitant against the need, and the mean over ASSS is 1", () => {
  new SmallWorld({
    indicators: {
      "x.use": {
        formula: "(A / B) / (group(EAK, A) / group(EAK, B) * D)",
        average: "mean",
        profile: false,
      },
      "x.ressursbruk": { formula: "[x.use] / group(asss, [x.use])", average: "mean", decimals: 2 },
    },
    groups: { asss: ["Oslo", "Bergen"] },
    table: `
      | region | year | A     | B     | D    | x.use                       | x.ressursbruk                           |
      | Landet | 2022 | 80000 | 10000 | 1    | (80000/10000) / (8*1) = 1   |                                         |
      | Oslo   | 2022 | 1000  | 100   | 1.25 | (1000/100) / (8*1.25) = 1   | 1 / ((1 + 7.5/7.2) / 2) = 0.980         |
      | Bergen | 2022 | 600   | 80    | 0.9  | (600/80) / (8*0.9) = 1.0417 | (7.5/7.2) / ((1 + 7.5/7.2) / 2) = 1.020 |
      | asss   | 2022 |       |       |      | (1 + 7.5/7.2) / 2 = 1.0208  | 1                                       |`,
  }).check();
});

test("a production index weighs its parts; efficiency is that against expenses: 103.4 / 94.8 gives 109.1", () => {
  new SmallWorld({
    indicators: {
      "x.a": { formula: "A / B * 100", profile: false },
      "x.c": { formula: "C / B * 100", profile: false },
      "x.production": {
        formula: "(V1 * [x.a] / group(asss, [x.a]) + V2 * [x.c] / group(asss, [x.c])) * 100",
        average: "mean",
        weights: { V1: { value: 0.8 }, V2: { value: 0.2 } },
      },
      "x.efficiency": { formula: "P / U * 100", average: "mean" },
    },
    groups: { asss: ["Oslo", "Bergen"] },
    table: `
      | region | year | A  | B   | C  | P     | U    | x.a | x.c  | x.production                              | x.efficiency                |
      | Oslo   | 2022 | 30 | 100 | 10 | 103.4 | 94.8 | 30  | 10   | (0.8 * 30/25 + 0.2 * 10/12.5) * 100 = 112 | 103.4 / 94.8 * 100 = 109.07 |
      | Bergen | 2022 | 20 | 100 | 15 | 95    | 105  | 20  | 15   | (0.8 * 20/25 + 0.2 * 15/12.5) * 100 = 88  | 95 / 105 * 100 = 90.48      |
      | asss   | 2022 |    |     |    |       |      | 25  | 12.5 | (112 + 88) / 2 = 100                      | (103.4/94.8 + 95/105) * 50  |`,
  }).check();
});
