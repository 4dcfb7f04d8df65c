import { chosenCodes } from "../../../web/src/bundle/cut.ts";
import { codesOf } from "../../../web/src/bundle/dataset.ts";
import type { Planner } from "../../../web/src/bundle/planner.ts";
import type { Dataset, Definition } from "../../../web/src/bundle/types.ts";

/** The tables that these indicators read, cut to the categories that they choose; places and times stay. */
export function sliceTables<T extends { dataset: Dataset }>(
  tables: Map<string, T>,
  indicators: Definition[],
  planner: Planner,
): Map<string, T> {
  const sources = indicators.flatMap(({ versions }) =>
    versions.flatMap(({ inputs }) => Object.values(inputs).flatMap((input) => input.sources)),
  );
  const out = new Map<string, T>();
  for (const [id, table] of tables) {
    const chosen = sources.filter((one) => one.table === id).map((one) => chosenCodes(one)!);
    if (chosen.length === 0) continue;
    const keep = table.dataset.id
      // A dimension that a source does not choose from stays whole.
      .filter((name) => chosen.every((one) => one.has(name)))
      .map((name) => {
        const codes = new Set(chosen.flatMap((one) => one.get(name)!));
        return { id: name, codes: codesOf(table.dataset, name).filter((code) => codes.has(code)) };
      });
    const bytes = new TextEncoder().encode(JSON.stringify(table.dataset));
    const { dataset } = planner.merge({ id, byHand: true, keep }, [{ name: `table ${id}`, bytes }]);
    out.set(id, { ...table, dataset });
  }
  return out;
}
