/**
 * jsonstat-toolkit: it opens JSON-stat and looks up cells. The bundle around the datasets is read as JSON, and nothing
 * is computed: it takes part in opening only.
 */
import JSONstat, { type Dataset } from "jsonstat-toolkit";
import type { Peer } from "./peer.ts";
import { load, type BundleJson } from "./plain.ts";

export function toolkit(): Peer {
  let opened: { id: string; dataset: Dataset }[] = [];
  return {
    open(bytes) {
      const bundle = JSON.parse(new TextDecoder().decode(bytes)) as BundleJson;
      opened = bundle.tables.map(({ id, dataset }) => ({
        id,
        dataset: JSONstat(dataset),
      }));
    },
    wrongCells(bytes) {
      const { tables } = load(bytes);
      return opened.flatMap(({ id, dataset }) => {
        const cells = dataset.Data();
        const { value } = tables.get(id)!;
        if (cells.length !== value.length)
          return [`${id}: ${cells.length} of ${value.length} cells`];
        const differing = cells.filter(
          (cell, i) => !Object.is(cell.value ?? NaN, value[i]!),
        ).length;
        return differing === 0 ? [] : [`${id}: ${differing} cells differ`];
      });
    },
  };
}
