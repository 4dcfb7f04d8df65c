import type { Query } from "../engine/types.ts";
import { failureLines } from "../faults.ts";
import type { Host } from "../host.ts";
import { t, text } from "../messages/index.ts";
import { nothing, type TemplateResult } from "lit-html";
import type { Panel } from "../series.ts";
import type { Comparison, TableChange } from "./comparison.ts";
import type { AreaChanges } from "./list.ts";

/** What differs from the published data set, where the reader asks for it. The published one is fetched once. */
export class ShownChanges {
  readonly #host: Host;
  /** Of which local bundle, as it was opened. */
  #of: unknown;
  #code: typeof import("./code.ts") | undefined;
  #comparison: Comparison | undefined;
  #changes: AreaChanges | undefined;
  #tables: TableChange[] | undefined;
  #fetching = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The panels with their marks; as they are until the published data set is here. */
  marked(panels: Panel[], query: Query): Panel[] {
    const comparison = this.#ready();
    return comparison ? this.#code!.marked(panels, comparison.ask(query)) : panels;
  }

  /** The list, where it is asked for. */
  view(): TemplateResult | typeof nothing {
    const { session, state } = this.#host;
    const comparison = this.#ready();
    const { local } = session;
    if (!comparison || !local) return nothing;
    this.#changes ??= this.#code!.areaChanges(
      state.area,
      { bundle: session.bundle, evaluate: (q) => session.evaluate(q) },
      { bundle: comparison.bundle, evaluate: (q) => comparison.evaluate(q) },
    );
    return this.#code!.changesView({
      area: text(local.areaName),
      baseLabel: local.baseLabel,
      changes: this.#changes,
      tables: this.#tables,
    });
  }

  /** Begins to fetch what is missing, and draws when it is here. */
  #ready(): Comparison | undefined {
    const { session, state } = this.#host;
    const { local } = session;
    if (!state.changes || !local) return undefined;
    // The bundle is a new object each time it is opened, also when own tables are added.
    if (this.#of !== session.bundle) {
      this.#of = session.bundle;
      this.#comparison = undefined;
      this.#changes = undefined;
      this.#tables = undefined;
      this.#fetching = false;
    }
    if (!this.#comparison && !this.#fetching) {
      this.#fetching = true;
      void this.#fetch(session.bundle);
    }
    return this.#comparison;
  }

  async #fetch(of: unknown): Promise<void> {
    const { session, notices } = this.#host;
    const { base, area } = session.local!;
    try {
      const bytes = await session.baseBytes(base, area);
      this.#code ??= await import("./code.ts");
      if (this.#of !== of) return;
      this.#comparison = new this.#code.Comparison(session.second, bytes);
      this.#host.show(this.#host.state);
      const next = await session.locals.bytes({ base, area });
      const tables = next && (await this.#comparison.tables(next));
      if (this.#of !== of || !tables) return;
      this.#tables = tables;
      this.#host.draw();
    } catch (error) {
      if (this.#of !== of) return;
      notices.show({
        topic: "fresh",
        severity: "danger",
        title: t("changes.failed"),
        lines: failureLines(error),
      });
      this.#host.go({ ...this.#host.state, changes: false });
    }
  }
}
