import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cutIndicators } from "../../../web/src/bundle/cut.ts";
import { bundleText } from "../../../web/src/bundle/assemble.ts";
import type { Planner } from "../../../web/src/bundle/planner.ts";
import type { ServiceArea, Text } from "../../../web/src/bundle/types.ts";
import { schemaFaults, type Definitions, type Validators } from "./defs.ts";
import type { Manual } from "./manual.ts";
import type { Built } from "./result.ts";
import { bundleOf, type Gathered } from "./ssb.ts";
import { sliceTables } from "./slice.ts";
import type { OutFile } from "./write.ts";

/** The bundle of one service area. */
export interface Shard {
  area: ServiceArea;
  /** Beside the index. */
  name: string;
  built: Built;
}

/** The bundle of a service area in an earlier edition. */
export interface EarlierShard {
  id: string;
  name: Text;
  file: string;
}

/** `bundle.schema.json#/$defs/shards`: which bundle has which service area. */
export interface ShardIndex {
  format: "figur-shards";
  version: 1;
  id: string;
  kind: "real" | "example";
  label: Text;
  created?: string;
  areas: { id: string; name: Text; file: string; bytes: number; sha256: string }[];
}

/** One ordinary bundle per service area that has figures, with no more of the tables than it reads. */
export function shardsOf(
  known: Definitions,
  manual: Manual,
  gathered: Gathered,
  check: Validators,
  planner: Planner,
  {
    id,
    areas,
    label,
    name,
    years,
  }: { id: string; areas: string[]; label: Text; name: string; years?: [number, number] },
): Shard[] {
  const shards = known.areas
    .filter((area) => areas.includes(area.id))
    .flatMap((area) => {
      const own = `${id}-${area.id}`;
      const about = {
        id: own,
        areas: [area.id],
        label: joined(label, area.name),
        ...(years && { years }),
      };
      const built = bundleOf(known, manual, only(area.id, known, gathered), check, about);
      if (!built.bundle.indicators.some(({ versions }) => versions.length > 0)) return [];
      const whole = new Map(built.bundle.tables.map((table) => [table.id, table]));
      const tables = [...sliceTables(whole, built.bundle.indicators, planner).values()];
      const bundle = { ...built.bundle, tables };
      return [
        {
          area,
          name: `${name}-${area.id}.json`,
          built: { ...built, bundle, text: bundleText(bundle) },
        },
      ];
    });
  if (shards.length === 0) throw new Error("no service area has any figures");
  return shards;
}

/** Of what was gathered, the tables and faults that concern an area and what it builds on. */
function only(area: string, known: Definitions, gathered: Gathered): Gathered {
  const { plan } = gathered;
  const datasets = new Map([...gathered.tables].map(([table, { dataset }]) => [table, dataset]));
  const { indicators } = cutIndicators(known.indicators, [area], plan, datasets, "describe");
  const mine = new Set(indicators.map((one) => one.id));
  const read = new Set(
    plan.sources
      .filter(({ indicator }) => mine.has(indicator))
      .flatMap(({ sources }) => sources.map(({ table }) => table)),
  );
  const faults = plan.faults.filter(({ indicator, table }) =>
    indicator ? mine.has(indicator) : read.has(table),
  );
  const kept = <V>(all: Map<string, V>): Map<string, V> =>
    new Map([...all].filter(([table]) => read.has(table)));
  const { tables, collected, warnings } = gathered;
  return { plan: { ...plan, faults }, tables: kept(tables), collected: kept(collected), warnings };
}

function joined(label: Text, name: Text): Text {
  const both = (language: keyof Text): string =>
    `${label[language] ?? label.nb}: ${name[language] ?? name.nb}`;
  return { nb: both("nb"), nn: both("nn"), en: both("en") };
}

export function shardIndex(id: string, label: Text, shards: Shard[]): ShardIndex {
  const { kind } = shards[0]!.built.bundle;
  const created = shards
    .map(({ built }) => built.bundle.created ?? "")
    .sort()
    .at(-1);
  return {
    format: "figur-shards",
    version: 1,
    id,
    kind,
    label,
    ...(created && { created }),
    areas: shards.map(({ area, name, built }) => ({
      id: area.id,
      name: area.name,
      file: name,
      bytes: Buffer.byteLength(built.text),
      sha256: createHash("sha256").update(built.text).digest("hex"),
    })),
  };
}

/** All files of a whole-country bundle, the index last: it names what is there already. */
export function shardFiles(out: string, index: ShardIndex, shards: Shard[]): OutFile[] {
  return [
    ...shards.map(({ name, built }) => ({
      file: join(dirname(out), name),
      text: built.text,
      bundle: true,
    })),
    { file: out, text: JSON.stringify(index) + "\n" },
  ];
}

/**
 * What an earlier index names. Of one that was asked for all that keeps it from being read is thrown;
 * without it there is nothing to compare with.
 */
export function earlierShards(index: string, asked: boolean, check: Validators): EarlierShard[] {
  if (!asked && !existsSync(index)) return [];
  try {
    const read = JSON.parse(readFileSync(index, "utf8")) as ShardIndex;
    const [fault] = schemaFaults(check.shards, read, index);
    if (fault) throw new Error(`is no index of shards (${fault.where}: ${fault.message})`);
    return read.areas.map(({ id, name, file }) => ({
      ...{ id, name },
      file: join(dirname(index), file),
    }));
  } catch (error) {
    if (asked) throw new Error(`${index}: ${(error as Error).message}`);
    return [];
  }
}
