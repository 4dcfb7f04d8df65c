import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Region, RegionCode } from "../../web/src/engine/types.ts";

const file = fileURLToPath(new URL("../../indicator-defs/regions.json", import.meta.url));
const regions = JSON.parse(readFileSync(file, "utf8")) as Region[];
const municipalities = regions.filter(({ kind }) => kind === "municipality");

/** Years that the file answers for; SSB's Klass 131 says how many municipalities there were. */
const COUNTS: Record<number, number> = {
  2015: 428,
  2016: 428,
  2017: 426,
  2018: 422,
  2019: 422,
  2020: 356,
  2021: 356,
  2022: 356,
  2023: 356,
  2024: 357,
};
const YEARS = Object.keys(COUNTS).map(Number);
const LAST = YEARS.at(-1)!;

/** Divided among several on 1 January 2020: in no place's series, and no predecessor. */
const DIVIDED: Record<string, RegionCode[]> = {
  Snillfjord: [
    { code: "1613", to: 2017 },
    { code: "5012", from: 2018, to: 2019 },
  ],
  Tysfjord: [{ code: "1850", to: 2019 }],
};

const chain = ({ code, codes }: Region): RegionCode[] => codes ?? [{ code }];
const predecessorsOf = ({ breaks }: Region) =>
  (breaks ?? []).flatMap(({ year, predecessors }) =>
    (predecessors ?? []).map((predecessor) => ({ ...predecessor, year })),
  );
const valid = (codes: RegionCode[], year: number): string[] =>
  codes
    .filter(({ from, to }) => (from ?? -Infinity) <= year && year <= (to ?? Infinity))
    .map(({ code }) => code);
const years = (codes: RegionCode[]): number[] =>
  YEARS.filter((year) => valid(codes, year).length > 0);

const span = ({ code, from, to }: RegionCode): string =>
  code + (from || to ? ` ${from ?? ""}-${to ?? ""}` : "");
const spans = (codes: RegionCode[]): string => codes.map(span).join(", ");
/** "1601 -2017, 5001 2018-; 2020 merger Klæbu (1662 -2017, 5030 2018-2019)" */
const story = (region: Region): string =>
  [
    spans(chain(region)),
    ...(region.breaks ?? []).map(({ year, kind, predecessors = [] }) =>
      [year, kind, ...predecessors.map(({ name, codes }) => `${name} (${spans(codes)})`)].join(" "),
    ),
  ].join("; ");
const storyOf = (code: string): string => {
  const region = municipalities.find((one) => one.code === code);
  assert.ok(region, `${code} is not in the file`);
  return `${region.name}: ${story(region)}`;
};
/** A name as a sentence has it, without the county that tells it from its namesakes. */
const spoken = (name: string): string => name.replace(/ \(.*\)$/, "");

test("each year has as many municipalities as there were, those divided in 2020 among them", () => {
  for (const year of YEARS) {
    const codes = [
      ...municipalities.flatMap((region) => [
        ...valid(chain(region), year),
        ...predecessorsOf(region).flatMap((one) => valid(one.codes, year)),
      ]),
      ...Object.values(DIVIDED).flatMap((one) => valid(one, year)),
    ];
    assert.equal(codes.length, COUNTS[year], `${year}`);
    assert.equal(new Set(codes).size, codes.length, `a code of ${year} stands twice`);
  }
});

test("a code has four digits and stands once in the file, whatever the year", () => {
  const all = municipalities.flatMap((region) => [
    ...chain(region),
    ...predecessorsOf(region).flatMap(({ codes }) => codes),
  ]);
  const seen = new Set<string>();
  for (const { code } of [...all, ...Object.values(DIVIDED).flat()]) {
    assert.match(code, /^\d{4}$/);
    assert.ok(!seen.has(code), `${code} stands twice`);
    seen.add(code);
  }
});

test("the current code is the last of its chain and open to the future", () => {
  for (const region of municipalities) {
    const { code, to } = chain(region).at(-1)!;
    assert.equal(code, region.code, region.name);
    assert.equal(to, undefined, region.name);
  }
  assert.equal(municipalities.length, COUNTS[LAST]);
});

test("the codes of a municipality follow each other without overlap, and without a hole but Haram's", () => {
  const holes: string[] = [];
  for (const region of municipalities) {
    const codes = chain(region);
    for (const [i, { from, to }] of codes.entries()) {
      if (from !== undefined && to !== undefined) assert.ok(from <= to, region.name);
      if (i === 0) continue;
      const before = codes[i - 1]!.to!;
      assert.ok(from! > before, `${region.name}: ${from} is not after ${before}`);
      if (from !== before + 1) holes.push(`${region.name} ${before + 1}-${from! - 1}`);
    }
  }
  assert.deepEqual(holes, ["Haram 2020-2023"]);
});

test("a municipality is there from 2015 on, unless a break says that it is new", () => {
  for (const region of municipalities) {
    const born = (region.breaks ?? []).filter(({ kind }) => kind === "new");
    assert.ok(born.length <= 1, region.name);
    const first = years(chain(region))[0]!;
    if (region.name === "Haram" || born.length === 0) assert.equal(first, YEARS[0], region.name);
    else assert.equal(first, born[0]!.year, region.name);
  }
});

test("predecessors are there from 2015 to the year before the merger", () => {
  for (const region of municipalities)
    for (const { name, codes, year } of predecessorsOf(region))
      assert.deepEqual(
        years(codes),
        YEARS.filter((y) => y < year),
        `${name}, now ${region.name}`,
      );
});

test("codes change only with a reform: 2017, 2018, 2019 for Rindal alone, 2020 and 2024; Trøndelag's became 50xx", () => {
  const changed = new Map<number, number>();
  for (const region of municipalities)
    for (const { codes } of [{ codes: chain(region) }, ...predecessorsOf(region)])
      for (const { from } of codes)
        if (from !== undefined) changed.set(from, (changed.get(from) ?? 0) + 1);
  assert.deepEqual([...changed.keys()].sort(), [2017, 2018, 2019, 2020, 2024]);
  assert.equal(changed.get(2019), 1);
  for (const region of municipalities) {
    const [first, second] = chain(region);
    if (/^1[67]/.test(first!.code)) assert.match(second!.code, /^50/, region.name);
  }
});

test("renumbering alone is no break", () => {
  for (const code of ["3107", "3201", "5501", "4601", "3101", "5025", "5061", "3234", "5601"])
    assert.equal(municipalities.find((one) => one.code === code)!.breaks, undefined, code);
});

test("breaks stand in order and tell their year and their predecessors in every language", () => {
  const months = { nb: "1. januar", nn: "1. januar", en: "1 January" };
  const openings = {
    nb: /^(Slått sammen med|Ny kommune|En del av|Haram|Skilt ut)/,
    nn: /^(Slått saman med|Ny kommune|Ein del av|Haram|Skild ut)/,
    en: /^(Merged with|New municipality|Part of|Haram|Separated)/,
  };
  for (const { name, breaks = [] } of municipalities) {
    assert.deepEqual(
      breaks.map(({ year }) => year),
      breaks.map(({ year }) => year).sort(),
      name,
    );
    for (const { year, kind, text, predecessors = [] } of breaks) {
      assert.ok(kind === "merger" || kind === "new", `${name}: ${kind}`);
      for (const language of ["nb", "nn", "en"] as const) {
        const words = text?.[language] ?? "";
        assert.match(words, openings[language], name);
        assert.ok(words.endsWith("."), words);
        assert.ok(words.includes(`${months[language]} ${year}`), words);
        for (const one of predecessors) assert.ok(words.includes(spoken(one.name)), words);
      }
      assert.equal(/^Ny kommune|^Skilt ut/.test(text!.nb!), kind === "new", text!.nb);
    }
  }
});

test("every break with predecessors is bridged by them alone; what they do not hold is a break of its own", () => {
  const unbridged = municipalities.flatMap(({ name, breaks = [] }) =>
    breaks.filter(({ predecessors }) => !predecessors).map(({ year }) => `${name} ${year}`),
  );
  assert.deepEqual(unbridged.sort(), [
    "Hamarøy 2020", // part of Tysfjord
    "Haram 2024",
    "Heim 2020", // part of Snillfjord
    "Hitra 2020", // part of Snillfjord
    "Kinn 2020", // Vågsøy without Bryggja
    "Narvik 2020", // part of Tysfjord
    "Orkland 2020", // part of Snillfjord
    "Sandefjord 2017", // Stokke without Vear
    "Stad 2020", // Bryggja
    "Tønsberg 2017", // Vear
    "Ålesund 2020", // Haram
    "Ålesund 2024",
  ]);
});

test("no two municipalities of today have one name, and none carries its Sámi or Kven name", () => {
  const names = municipalities.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(
    names.filter((name) => / - |[áčđŋšŧž]/.test(name)),
    [],
  );
  assert.deepEqual(names.filter((name) => name.includes("(")).sort(), [
    "Herøy (Møre og Romsdal)",
    "Herøy (Nordland)",
    "Våler (Innlandet)",
    "Våler (Østfold)",
  ]);
});

test("the members of ASSS come first, then the country and KOSTRA groups, then the others by code", () => {
  assert.deepEqual(
    regions.slice(0, 18).map(({ name }) => name),
    [
      ...["Oslo", "Stavanger", "Sandnes", "Fredrikstad", "Bærum", "Asker", "Lillestrøm"],
      ...["Drammen", "Kristiansand", "Bergen", "Trondheim", "Tromsø"],
      ...["Landet", "Landet uten Oslo"],
      ...[12, 13, 16, 17].map((n) => `KOSTRA-gruppe ${n}`),
    ],
  );
  const others = regions.slice(18);
  assert.deepEqual(
    others.filter(({ kind }) => kind !== "municipality"),
    [],
  );
  const codes = others.map(({ code }) => code);
  assert.deepEqual(codes, [...codes].sort());
});

test("the members of ASSS have these codes and predecessors", () => {
  assert.deepEqual(municipalities.slice(0, 12).map(story), [
    "0301",
    "1103; 2020 merger Finnøy (1141 -2019) Rennesøy (1142 -2019)",
    "1102 -2019, 1108 2020-; 2020 merger Forsand (1129 -2019)",
    "0106 -2019, 3004 2020-2023, 3107 2024-",
    "0219 -2019, 3024 2020-2023, 3201 2024-",
    "0220 -2019, 3025 2020-2023, 3203 2024-; 2020 merger Røyken (0627 -2019) Hurum (0628 -2019)",
    "3030 2020-2023, 3205 2024-; 2020 new Skedsmo (0231 -2019) Fet (0227 -2019) Sørum (0226 -2019)",
    "0602 -2019, 3005 2020-2023, 3301 2024-; 2020 merger Nedre Eiker (0625 -2019) Svelvik (0711 -2019)",
    "1001 -2019, 4204 2020-; 2020 merger Songdalen (1017 -2019) Søgne (1018 -2019)",
    "1201 -2019, 4601 2020-",
    "1601 -2017, 5001 2018-; 2020 merger Klæbu (1662 -2017, 5030 2018-2019)",
    "1902 -2019, 5401 2020-2023, 5501 2024-",
  ]);
});

test("known histories: two mergers of one municipality, a move between counties, new ones, divided ones", () => {
  const known = [
    "Kristiansund: 1505",
    "Rindal: 1567 -2018, 5061 2019-",
    "Lunner: 0533 -2019, 3054 2020-2023, 3234 2024-",
    "Sandefjord: 0706 -2016, 0710 2017-2019, 3804 2020-2023, 3907 2024-; 2017 merger Andebu (0719 -2016) Stokke (0720 -2016); 2017 merger",
    "Holmestrand: 0702 -2017, 0715 2018-2019, 3802 2020-2023, 3903 2024-; 2018 merger Hof (0714 -2017); 2020 merger Sande (Vestfold) (0713 -2019)",
    "Færder: 0729 2018-2019, 3811 2020-2023, 3911 2024-; 2018 new Nøtterøy (0722 -2017) Tjøme (0723 -2017)",
    "Indre Fosen: 5054 2018-; 2018 new Rissa (1624 -2017) Leksvik (1718 -2017)",
    "Øygarden: 4626 2020-; 2020 new Sund (1245 -2019) Fjell (1246 -2019) Øygarden (1259 -2019)",
    "Volda: 1519 -2019, 1577 2020-; 2020 merger Hornindal (1444 -2019)",
    "Heim: 5055 2020-; 2020 new Halsa (1571 -2019) Hemne (1612 -2017, 5011 2018-2019); 2020 merger",
    "Hitra: 1617 -2017, 5013 2018-2019, 5056 2020-; 2020 merger",
    "Narvik: 1805 -2019, 1806 2020-; 2020 merger Ballangen (1854 -2019); 2020 merger",
    "Ålesund: 1504 -2019, 1507 2020-2023, 1508 2024-; 2020 merger Ørskog (1523 -2019) Skodje (1529 -2019) Sandøy (1546 -2019); 2020 merger; 2024 merger",
    "Haram: 1534 -2019, 1580 2024-; 2024 new",
  ];
  const codes = [
    ...["1505", "5061", "3234", "3907", "3903", "3911", "5054", "4626", "1577", "5055"],
    ...["5056", "1806", "1508", "1580"],
  ];
  assert.deepEqual(codes.map(storyOf), known);
});

test("a divided municipality is spoken of where its parts went", () => {
  const told = (name: string): string[] =>
    municipalities
      .filter(({ breaks = [] }) => breaks.some(({ text }) => text!.nb!.includes(name)))
      .map((region) => region.name)
      .sort();
  assert.deepEqual(told("Snillfjord"), ["Heim", "Hitra", "Orkland"]);
  assert.deepEqual(told("Tysfjord"), ["Hamarøy", "Narvik"]);
});
