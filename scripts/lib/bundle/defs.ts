import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { RegionCode } from "../../../web/src/engine/types.ts";
import { named, ownCodes, predecessors } from "../../../web/src/bundle/definitions.ts";
import type { Fault } from "../../../web/src/bundle/faults.ts";
import type {
  Definition as Indicator,
  Group,
  Note,
  Region,
  ServiceArea,
  Source,
  TableFacts,
  Text,
} from "../../../web/src/bundle/types.ts";

export { named, ownCodes, predecessors };
export type { Fault, Group, Note, Region, RegionCode, ServiceArea, Source, TableFacts, Text };
/** As it stands in its file. */
export type Definition = Indicator & { $schema?: string };

export const DEFS = fileURLToPath(new URL("../../../indicator-defs", import.meta.url));

export type Definitions = {
  areas: ServiceArea[];
  regions: Region[];
  groups: Group[];
  indicators: Definition[];
  tables: Record<string, TableFacts>;
};
const PARTS = ["regions", "groups", "serviceAreas", "tables", "manifest", "shards"] as const;
export type Validators = Record<"indicator" | "bundle" | (typeof PARTS)[number], ValidateFunction>;

/** The compiled schemas of `indicator-defs`. */
export function validators(defs: string): Validators {
  const read = (name: string): object => JSON.parse(readFileSync(join(defs, name), "utf8"));
  // strictTypes would ask for "type" beside every $ref branch; formats are checked by the engine.
  const ajv = new Ajv2020({
    allErrors: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
  });
  ajv.addSchema(read("indicator.schema.json")).addSchema(read("bundle.schema.json"));
  const parts = PARTS.map((name) => [name, ajv.getSchema(`bundle.schema.json#/$defs/${name}`)!]);
  return {
    indicator: ajv.getSchema("indicator.schema.json")!,
    bundle: ajv.getSchema("bundle.schema.json")!,
    ...(Object.fromEntries(parts) as Record<(typeof PARTS)[number], ValidateFunction>),
  };
}

export function schemaFaults(validate: ValidateFunction, data: unknown, file: string): Fault[] {
  if (validate(data)) return [];
  return (validate.errors ?? []).map((e) => ({
    file,
    where: e.instancePath || "/",
    message: `${e.message ?? "is invalid"}${"additionalProperty" in e.params ? ` (${e.params.additionalProperty})` : ""}${"allowedValues" in e.params ? `: ${e.params.allowedValues.join(", ")}` : ""}`,
  }));
}

/** Reads and checks everything in `indicator-defs`; definitions stand by area, as KS's page has them, then by name. */
export function loadDefinitions(defs: string, check: Validators, faults: Fault[]): Definitions {
  const read = (name: string, validate: ValidateFunction): unknown => {
    try {
      const data: unknown = JSON.parse(readFileSync(join(defs, name), "utf8"));
      faults.push(...schemaFaults(validate, data, `${basename(defs)}/${name}`));
      return data;
    } catch (error) {
      faults.push({ file: `${basename(defs)}/${name}`, message: (error as Error).message });
      return undefined;
    }
  };
  const areas = (read("service-areas.json", check.serviceAreas) ?? []) as ServiceArea[];
  const regions = (read("regions.json", check.regions) ?? []) as Region[];
  const groups = (read("groups.json", check.groups) ?? []) as Group[];
  const tables = (read("tables.json", check.tables) ?? {}) as Record<string, TableFacts>;
  const indicators: Definition[] = [];
  const folders = readdirSync(defs, { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name);
  for (const folder of folders)
    if (!areas.some((area) => area.id === folder))
      faults.push({
        file: `${basename(defs)}/service-areas.json`,
        message: `the folder ${folder} is not a service area here`,
      });
  for (const { id: area, indicators: first = [] } of areas) {
    if (!folders.includes(area)) continue;
    const names = readdirSync(join(defs, area))
      .filter((n) => n.endsWith(".json"))
      .map((n) => basename(n, ".json"))
      .sort();
    for (const name of first.filter((n) => !names.includes(n)))
      faults.push({
        file: `${basename(defs)}/service-areas.json`,
        message: `${area} lists ${name}, which is not in its folder`,
      });
    for (const name of new Set([...first.filter((n) => names.includes(n)), ...names])) {
      const definition = read(`${area}/${name}.json`, check.indicator) as Definition | undefined;
      if (definition === undefined) continue;
      const id = `${area}.${name}`;
      if (definition.id !== id || definition.area !== area)
        faults.push({
          file: `${basename(defs)}/${area}/${name}.json`,
          where: "/id",
          message: `is "${definition.id}" of area "${definition.area}", but the path says "${id}"`,
        });
      indicators.push(definition);
    }
  }
  return { areas, regions, groups, indicators, tables };
}
