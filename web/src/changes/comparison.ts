import type { Bundle } from "../bundle/types.ts";
import type { Engine } from "../engine/engine.ts";
import type { Description, Query, Result } from "../engine/types.ts";
import { answerable } from "./marked.ts";

/** How many cells of a table are other than in the published one. */
export interface TableChange {
  id: string;
  label: string;
  changed: number;
  added: number;
  gone: number;
  /** The table itself is new, or its dimensions are other ones. */
  whole: boolean;
}

/** The published bundle beside a local one, in a calculator of its own. */
export class Comparison {
  readonly #engine: Engine;
  readonly bundle: Description;
  readonly #bytes: Uint8Array;

  /** Throws as the calculator does. */
  constructor(engine: Engine, bytes: Uint8Array) {
    this.#engine = engine;
    this.#bytes = bytes;
    this.bundle = engine.loadBundle(bytes);
  }

  /** What the published bundle answers, as far as it can. */
  ask(query: Query): Result | undefined {
    const asked = answerable(query, this.bundle);
    return asked && this.#engine.evaluate(asked);
  }

  evaluate(query: Query): Result {
    return this.#engine.evaluate(query);
  }

  /** What is other in the tables themselves. */
  async tables(next: Uint8Array): Promise<TableChange[]> {
    const { compareBundles } = await import("../bundle/compare.ts");
    const [before, after] = [this.#bytes, next].map(
      (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Bundle,
    ) as [Bundle, Bundle];
    const kept = new Set(after.tables.map(({ id }) => id));
    // The published bundle has tables of other areas as well.
    before.tables = before.tables.filter(({ id }) => kept.has(id));
    return compareBundles(before, after).tables.map((table) => {
      const { role } = after.tables.find(({ id }) => id === table.id)!.dataset;
      // What the area does not need was not fetched, and is not gone.
      const unneeded = table.dimensions.map((name) =>
        role.geo?.includes(name) || role.time?.includes(name)
          ? []
          : (table.categories.find(({ dimension }) => dimension === name)?.gone ?? []),
      );
      return {
        id: table.id,
        label: table.label,
        changed: table.changed.filter(({ next: is }) => is?.value != null).length,
        added: table.new.filter(({ value }) => value !== null).length + table.filled.length,
        gone: table.vanished.filter(({ codes }) => !codes.some((c, i) => unneeded[i]!.includes(c)))
          .length,
        whole: table.state !== "same-shape",
      };
    });
  }
}
