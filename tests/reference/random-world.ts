/**
 * Bundles made up by chance from a seed, as awkward as the format allows: every sign and form of
 * status, dimensions in any order, codes of the time and of today, several sources and versions,
 * labels, derived groups, notes of every kind.
 */
import type {
  Bundle,
  Group,
  Indicator,
  Note,
  Region,
  Selection,
  Table,
  Version,
} from "./bundle.ts";
import type { Dataset } from "./jsonstat.ts";
import { codesOf, definition, places, text } from "./world.ts";

const years = [2017, 2018, 2019, 2020, 2021, 2022];
const inputs = ["A", "B", "C", "N"];
const municipalities = places.filter(({ kind }) => kind === "municipality");

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const weightedFormulas = [
  "A / B * 100",
  "A * 1000 / N",
  "sum(A, B, C) / N",
  "(A - B) / (A + B)",
  "max(A, B) - min(B, C)",
  "abs(A - B) / N * 100",
  "mean(A, B, C) / 2.5",
  "A / N / (group(EAK, A) / group(EAK, N))",
  "A / group(asss, A) * 100 - group(asss-uten-oslo, B)",
  "A - -B * -(C)",
  "V1 * A + V2 * B",
  "A * B / (C + 1000)",
  "sum(A, min(B, C), A / B)",
];
const otherFormulas = [
  ...weightedFormulas,
  "[x.weighted-0] / group(asss, [x.weighted-0])",
  "V1 * [x.weighted-0] / group(asss, [x.weighted-0]) + V2 * [x.weighted-1]",
  "[x.weighted-1] - group(EAK, [x.weighted-0])",
  "sum([x.weighted-0], [x.weighted-1])",
];

export function randomBundle(seed: number): Bundle {
  const next = chance(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const some = <T>(from: readonly T[], share: number): T[] => from.filter(() => next() < share);
  const atLeastOne = <T>(from: readonly T[], share: number): T[] => {
    const found = some(from, share);
    return found.length > 0 ? found : [pick(from)];
  };
  const shuffled = <T>(from: readonly T[]): T[] =>
    from
      .map((each) => ({ each, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each);
  const signs = [".", ".", "..", ":"];
  const missing = pick([0.02, 0.1, 0.3]);

  function figure(): [number | null, string | undefined] {
    if (next() < missing) {
      const sign = pick([...signs, undefined]);
      return [null, sign];
    }
    if (next() < 0.06) return [0, pick([undefined, "-", "0"])];
    if (next() < 0.1) return [-below(50), undefined];
    return [pick([below(500), below(5000), below(100) / 8]), pick([undefined, undefined, "*"])];
  }

  function dataset(regions: string[], times: number[], aliased: boolean): Dataset {
    const all: Record<string, string[]> = {
      Region: regions.map((code) => (aliased && code === "EAK" ? "0" : code)),
      ContentsCode: [...inputs],
      Alder: ["0-17", "18-66", "67+"],
      Omfang: ["A"],
      Tid: times.map(String),
    };
    const id = shuffled(Object.keys(all));
    const size = id.map((name) => all[name]!.length);
    const cells = Array.from({ length: size.reduce((a, b) => a * b) }, figure);
    const dimension = Object.fromEntries(
      id.map((name) => [
        name,
        {
          label: name,
          category: {
            index:
              next() < 0.5
                ? all[name]!
                : Object.fromEntries(shuffled(all[name]!.map((code, i) => [code, i]))),
            label: Object.fromEntries(all[name]!.map((code) => [code, `Antall ${code}`])),
          },
        },
      ]),
    );
    const value = cells.map(([number]) => number);
    const status = cells.map(([, sign]) => sign ?? null);
    const given = <T>(list: (T | null | undefined)[]): Record<string, T> =>
      Object.fromEntries(
        list.flatMap((each, i) => (each === null || each === undefined ? [] : [[String(i), each]])),
      ) as Record<string, T>;
    return {
      version: "2.0",
      class: "dataset",
      label: "tall",
      role: { geo: ["Region"], time: ["Tid"], metric: ["ContentsCode"] },
      id,
      size,
      dimension,
      value: next() < 0.3 ? given(value) : value,
      status: next() < 0.3 ? status : given(status),
    } as Dataset;
  }

  function table(id: string, regionCodes: "of-the-time" | "current" | undefined): Table {
    const regions = places.flatMap((place) =>
      regionCodes === "current" ? [place.code] : codesOf(place),
    );
    return {
      id,
      ...(regionCodes ? { regionCodes } : {}),
      provenance: { source: "Oppdiktede tall" },
      dataset: dataset(
        some([...new Set(regions)], 0.95),
        next() < 0.7 ? [...years, 2023] : some([...years, 2023], 0.9),
        next() < 0.5,
      ),
    } as Table;
  }
  const tables = [
    table("first", undefined),
    table("second", "of-the-time"),
    table("today", "current"),
  ];

  function select(name: string): Selection {
    return {
      ContentsCode: next() < 0.3 ? { labels: [` antall ${name.toLowerCase()} `] } : [name],
      Alder:
        next() < 0.3
          ? { labels: atLeastOne(["Antall 0-17", "ANTALL 67+"], 0.5) }
          : atLeastOne(["0-17", "18-66", "67+"], 0.5),
    };
  }
  /** Nothing says whose borders figures under today's codes are for, so none of them is summed. */
  function source(name: string, average: Version["average"], span: { from?: number; to?: number }) {
    const { id } = pick(average === "weighted" ? tables.slice(0, 2) : tables);
    const yearOffset = name === "N" ? 1 : pick([0, 0, 0, -1]);
    return { ...span, table: id, select: select(name), yearOffset };
  }
  function version(formula: string, average: Version["average"]): Version {
    const split = pick([undefined, undefined, 2019, 2021]);
    const named = inputs.filter((name) => new RegExp(`\\b${name}\\b`).test(formula));
    const used = average === "population" ? [...new Set([...named, "N"])] : named;
    return {
      formula,
      average,
      ...(average === "population" ? { population: "N" } : {}),
      ...(formula.includes("V1")
        ? {
            weights: Object.fromEntries(
              [
                ["V1", 0.375],
                ["V2", 0.625],
              ].map(([name, value]) => [name, { value, known: false, note: text("Prøve.") }]),
            ),
          }
        : {}),
      inputs: Object.fromEntries(
        used.map((name) => [
          name,
          {
            name: text(name),
            unit: "personer",
            sources:
              split === undefined
                ? [source(name, average, {})]
                : [
                    source(name, average, { to: split - 1 }),
                    source(name, average, { from: split }),
                  ],
          },
        ]),
      ),
    } as Version;
  }
  function indicator(id: string, formulas: string[], average: Version["average"]): Indicator {
    const change = pick([undefined, undefined, 2019, 2020]);
    const first = version(pick(formulas), average);
    const versions =
      change === undefined
        ? [first]
        : [
            { to: change - 1, ...first },
            { from: pick([change, change + 1]), ...version(pick(formulas), average) },
          ];
    const type = pick(["prioritering", "dekningsgrad", "produktivitet", "kvalitet", "andre"]);
    return definition(id, {
      type,
      decimals: pick([0, 1, 2]),
      profile: next() < 0.9,
      versions,
    });
  }
  const indicators = [
    ...[0, 1, 2, 3].map((n) => indicator(`x.weighted-${n}`, weightedFormulas, "weighted")),
    ...[0, 1, 2].map((n) => indicator(`x.mean-${n}`, otherFormulas, "mean")),
    ...[0, 1].map((n) => indicator(`x.population-${n}`, otherFormulas, "population")),
  ];

  const members = (): NonNullable<Group["members"]> => {
    const codes = municipalities.map(({ code }) => code);
    const change = pick(years);
    return [
      { to: change - 1, regions: atLeastOne(codes, 0.7) },
      { from: change, regions: atLeastOne(codes, 0.9) },
    ];
  };
  const groups = [
    { id: "asss", members: members() },
    { id: "lately", members: [{ from: 2020, regions: ["0301", "5501"] }] },
    { id: "asss-uten-oslo", of: "asss", without: ["0301"] },
    { id: "ovrige-asss-uten-oslo", of: "asss", without: ["self", "0301"] },
    { id: "andre", of: "asss", without: ["lately"] },
    { id: "resten-av-landet", of: "EAK", without: ["asss"] },
    { id: "landet-uten-oslo", of: "EAK", without: ["0301", "lately"] },
  ].map((group) => ({ ...group, name: text(group.id) }));

  function note(): Note {
    const about = pick(indicators);
    const from = pick(years);
    const span = pick([{ from, to: from + below(3) }, { from }, {}]);
    const group = next() < 0.5 ? { group: pick(groups).id } : {};
    const region = { region: pick(municipalities).code };
    const common = { indicator: about.id, ...span, text: { nb: "Prøve." } };
    const kind = pick(["override", "override", "exclude", "suppress-average", "footnote"] as const);
    if (kind === "exclude") return { kind, ...common, ...region, ...group };
    if (kind === "suppress-average") return { kind, ...common, from, to: from, ...group };
    if (kind === "footnote") return { kind, ...common, ...region };
    if (region.region === "3205" && (span.from ?? 0) < 2020)
      return { kind: "footnote", ...common, ...region };
    const weighted = about.versions[0]!.average === "weighted";
    const shared = Object.keys(about.versions[0]!.inputs).filter((name) =>
      about.versions.every((version) => name in version.inputs),
    );
    if (weighted && shared.length === 0) return { kind: "footnote", ...common, ...region };
    const input = weighted ? { input: pick(shared) } : {};
    return { kind, ...common, ...region, ...input, value: below(300) };
  }

  return {
    format: "figur-bundle",
    version: 1,
    id: `random-${seed}`,
    kind: "example",
    label: text("Tilfeldige tall"),
    license: "CC0 1.0",
    credit: "Oppdiktede tall",
    serviceAreas: [{ id: "x", name: text("Prøve"), functions: [] }],
    regions: places as Region[],
    groups,
    tables,
    indicators,
    notes: correctedOnce(Array.from({ length: below(8) }, note)),
  } as Bundle;
}

/** A cell may be corrected by one note only. */
function correctedOnce(notes: Note[]): Note[] {
  const about = ({ indicator, region, input }: Note) => [indicator, region, input].join();
  const isCorrection = ({ kind }: Note) => kind === "override";
  return notes.filter(
    (note, i) =>
      !isCorrection(note) ||
      !notes.slice(0, i).some((earlier) => isCorrection(earlier) && about(earlier) === about(note)),
  );
}
