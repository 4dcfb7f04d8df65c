import assert from "node:assert/strict";
import { test } from "node:test";
import { COMPOSITION } from "../../scripts/lib/stub/functions.ts";
import { chance } from "../../scripts/lib/stub/places.ts";
import { dataV2, metadataV2, read, stubFor } from "./stub-client.ts";

const stub = await stubFor();
const sum = (list: (number | null)[]): number => list.reduce<number>((a, b) => a + (b ?? 0), 0);

/** A large municipality, a merged one, one of which nothing is told, and aggregates. */
const PLACES = ["0301", "3005", "0625", "1101", "EAKUO", "EKG12", "0"];

test("chance is even in [0, 1)", () => {
  const draws = Array.from({ length: 2000 }, (_, i) => chance(`draw ${i}`));
  assert.ok(draws.every((x) => x >= 0 && x < 1));
  const mean = sum(draws) / draws.length;
  assert.ok(Math.abs(mean - 0.5) < 0.03, `mean ${mean}`);
});

test("a figure is the same every time, alone and among others", async () => {
  const other = await stubFor();
  const all = {
    KOKkommuneregion0000: ["5001", "0301", "EAK"],
    KOKregnskapsomfa0000: ["A", "B"],
    KOKfunksjon0000: ["FGK12", "281", "202"],
    KOKart0000: ["AGD10", "AGD2", "AG16"],
    ContentsCode: ["KOSbelop0000"],
    Tid: ["2016", "2024"],
  };
  const many = await dataV2(stub, "12367", all).then((r) => r.text());
  assert.equal(await dataV2(other, "12367", all).then((r) => r.text()), many);
  const one = await read(
    dataV2(other, "12367", {
      KOKkommuneregion0000: ["0301"],
      KOKregnskapsomfa0000: ["B"],
      KOKfunksjon0000: ["281"],
      KOKart0000: ["AG16"],
      ContentsCode: ["KOSbelop0000"],
      Tid: ["2024"],
    }),
  );
  const among = await read(new Response(many));
  assert.deepEqual(
    one.cell({}),
    among.cell({
      KOKkommuneregion0000: "0301",
      KOKregnskapsomfa0000: "B",
      KOKfunksjon0000: "281",
      KOKart0000: "AG16",
      Tid: "2024",
    }),
  );
});

test("single years of age sum to everyone, and men and women to both", async () => {
  const { codes } = await read(metadataV2(stub, "07459"));
  const [Alder, Tid] = [codes("Alder"), ["2016", "2020", "2025"]];
  const ask = (more: Record<string, string[]>) =>
    read(dataV2(stub, "07459", { Region: PLACES, ContentsCode: ["Personer1"], Tid, ...more }));
  const everyone = await ask({});
  const ages = await ask({ Alder });
  const sexes = await ask({ Kjonn: ["1", "2"] });
  const both = await ask({ Alder, Kjonn: ["1", "2"] });
  for (const Region of PLACES)
    for (const year of Tid) {
      const at = { Region, Tid: year };
      const [total] = everyone.cell(at);
      const existed =
        !(Region === "3005" && year !== "2020") && !(Region === "0625" && year !== "2016");
      assert.equal(total! > 0, existed, `${Region} ${year}`);
      const single = Alder.map((age) => ages.cell({ ...at, Alder: age })[0]!);
      assert.ok(single.every((n) => n >= 0));
      assert.equal(sum(single), total);
      assert.equal(sum(["1", "2"].map((Kjonn) => sexes.cell({ ...at, Kjonn })[0])), total);
      for (const [i, age] of Alder.entries()) {
        const [men, women] = ["1", "2"].map((Kjonn) => both.cell({ ...at, Alder: age, Kjonn })[0]!);
        assert.ok(men! >= 0 && women! >= 0, `${men}, ${women}`);
        assert.equal(men! + women!, single[i]);
      }
    }
});

test("a service area is the sum of its functions, in 12367 as in 12362", async () => {
  const functions = [...new Set(Object.values(COMPOSITION).flat())];
  const ask = {
    KOKkommuneregion0000: ["1102", "1108", "3201", "0219", "1101", "EAK", "EAKUO"],
    KOKfunksjon0000: [...functions, ...Object.keys(COMPOSITION)],
    KOKart0000: ["AGD2", "AGD10"],
    ContentsCode: ["KOSbelop0000"],
    Tid: ["2015", "2023", "2024"],
  };
  const areas = await read(dataV2(stub, "12362", ask));
  const detailed = await read(dataV2(stub, "12367", { ...ask, KOKregnskapsomfa0000: ["A", "B"] }));
  let dots = 0;
  for (const KOKkommuneregion0000 of ask.KOKkommuneregion0000)
    for (const KOKart0000 of ask.KOKart0000)
      for (const Tid of ask.Tid) {
        const at = { KOKkommuneregion0000, KOKart0000, Tid };
        for (const KOKregnskapsomfa0000 of ["A", "B"])
          for (const [area, parts] of Object.entries(COMPOSITION)) {
            const of = (fn: string) =>
              detailed.cell({ ...at, KOKregnskapsomfa0000, KOKfunksjon0000: fn });
            const cells = parts.map(of);
            const [value, status] = of(area);
            dots += cells.filter(([v]) => v === null).length;
            if (value !== null) assert.equal(value, sum(cells.map(([v]) => v)), area);
            else
              assert.ok(
                cells.every(([, sign]) => sign === status),
                `${area} ${status}`,
              );
          }
        for (const KOKfunksjon0000 of ask.KOKfunksjon0000)
          assert.deepEqual(
            areas.cell({ ...at, KOKfunksjon0000 }),
            detailed.cell({ ...at, KOKfunksjon0000, KOKregnskapsomfa0000: "A" }),
          );
      }
  assert.ok(dots > 0, `${dots}`);
  const of = (KOKfunksjon0000: string, Tid: string) =>
    areas.cell({ KOKkommuneregion0000: "EAK", KOKart0000: "AGD2", KOKfunksjon0000, Tid });
  assert.deepEqual(of("254", "2024"), [null, "."], "254 ends in 2023");
  assert.ok(of("254", "2023")[0]! > 0 && of("257", "2024")[0]! > 0);
});

test("net expenses are gross expenses less income", async () => {
  const { cell } = await read(
    dataV2(stub, "12367", {
      KOKkommuneregion0000: ["4601", "EAK"],
      KOKregnskapsomfa0000: ["A"],
      KOKfunksjon0000: ["202"],
      KOKart0000: ["AGD2", "AGD10", "AGD14"],
      ContentsCode: ["KOSbelop0000"],
      Tid: ["2022"],
    }),
  );
  for (const KOKkommuneregion0000 of ["4601", "EAK"]) {
    const [net, gross, income] = ["AGD2", "AGD10", "AGD14"].map(
      (KOKart0000) => cell({ KOKkommuneregion0000, KOKart0000 })[0]!,
    );
    assert.ok(income! > 0, `${income}`);
    assert.equal(net, gross! - income!);
  }
});

test("counts of a part stay below the whole", async () => {
  const { cell } = await read(
    dataV2(stub, "13138", {
      KOKkommuneregion0000: ["0301", "1101", "EAK", "EAKUO", "EKG12"],
      ContentsCode: ["EKSalle", "EKSunge", "EKSvoksne", "EKSeldre"],
      Tid: ["2017"],
    }),
  );
  for (const KOKkommuneregion0000 of ["0301", "1101", "EAK", "EAKUO", "EKG12"]) {
    const [all, ...parts] = ["EKSalle", "EKSunge", "EKSvoksne", "EKSeldre"].map(
      (ContentsCode) => cell({ KOKkommuneregion0000, ContentsCode })[0]!,
    );
    assert.equal(sum(parts), all);
  }
});

test("a merger adds the predecessors' inhabitants, and every municipality has 300 to 70 000 or is large", async () => {
  const { codes, json } = await read(metadataV2(stub, "07459"));
  const { cell } = await read(
    dataV2(stub, "07459", {
      Region: codes("Region"),
      ContentsCode: ["Personer1"],
      Tid: ["2019", "2020", "2025"],
    }),
  );
  const people = (Region: string, Tid: string): number => cell({ Region, Tid })[0]!;
  const before = sum(["0602", "0625", "0711"].map((code) => people(code, "2019")));
  assert.ok(Math.abs(people("3005", "2020") / before - 1) < 0.02);
  const now = codes("Region").filter(
    (code) => code.length === 4 && !json.dimension.Region!.category.label[code]!.endsWith(")"),
  );
  assert.ok(now.length > 300, `${now.length}`);
  for (const code of now) assert.ok(people(code, "2025") > 300, `${code} ${people(code, "2025")}`);
  const large = now.filter((code) => people(code, "2025") > 75_000).length;
  assert.ok(large >= 11 && large < 20, `${large} large`);
});
