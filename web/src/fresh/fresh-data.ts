import type { Bundle } from "../bundle/types.ts";
import { carried } from "../carry.ts";
import { ownArea } from "../data/data-set.ts";
import { freshName, own, type FreshName } from "../data/name.ts";
import { failureLines } from "../faults.ts";
import { clock, date, list, number, some } from "../formats.ts";
import type { Host } from "../host.ts";
import { count, t, text } from "../messages/index.ts";
import { localName } from "../views/data-sets.ts";
import { unresolvedWords } from "../views/fresh.ts";
import { Fetching, type Wanted } from "./fetching.ts";
import type { Local } from "./locals.ts";
import type { Fetched } from "./run.ts";

/** Fetching from SSB, and what becomes of it: a local bundle that is opened, and can be discarded. */
export class FreshData {
  readonly #host: Host;
  readonly fetching: Fetching;

  constructor(host: Host) {
    this.#host = host;
    this.fetching = new Fetching({
      changed: () => host.draw(),
      done: (fetched, wanted) => void this.#done(fetched, wanted),
    });
  }

  /** Opens the panel for the area that is shown. */
  open(): void {
    const { session, state } = this.#host;
    const { base } = session;
    const area = state.area;
    const name = session.areas.find((a) => a.id === area)?.name;
    this.fetching.open({
      base,
      area,
      areaName: text(name),
      from: session.bundle.years[0],
      bundle: async () => {
        const bytes = await session.baseBytes(base, area);
        return JSON.parse(new TextDecoder().decode(bytes)) as Bundle;
      },
    });
    this.#host.focus("fresh-heading");
  }

  start(): void {
    this.fetching.start();
    this.#host.focus("fresh-heading");
  }

  retry(accept?: string[]): void {
    this.fetching.retry(accept);
    this.#host.focus("fresh-heading");
  }

  close(): void {
    this.fetching.close();
    this.#host.focus("fetch-fresh");
  }

  async #done(fetched: Fetched, wanted: Wanted): Promise<void> {
    const { session, notices, state } = this.#host;
    const before = session.defaults(state.area);
    const here = session.base === wanted.base && state.area === wanted.area;
    const areas = await this.#areas(wanted);
    const local: Local = {
      base: wanted.base,
      area: wanted.area,
      areaName: { nb: wanted.areaName },
      baseLabel: await this.#baseLabel(wanted),
      areas,
      retrieved: fetched.retrieved,
      bytes: fetched.bytes.length,
    };
    let stored: boolean;
    try {
      stored = here
        ? await session.openLocal(local, fetched.bytes)
        : await session.keepLocal(local, fetched.bytes);
    } catch (error) {
      notices.show({
        topic: "fresh",
        severity: "danger",
        title: t("fresh.failed.bundle"),
        lines: [...failureLines(error), t("fresh.untouched")],
      });
      this.#host.draw();
      return;
    }
    notices.show({
      topic: "fresh",
      severity:
        (stored || wanted.base === own) && !fetched.unresolved.length && !fetched.clock
          ? "success"
          : "warning",
      title: t("fresh.done", {
        area: wanted.areaName,
        cells: number(fetched.cells, 0),
        tables: count("fresh.tables", fetched.tables),
      }),
      lines: [
        ...(stored ? [] : [t("fresh.done.notStored")]),
        ...(fetched.clock ? [fetched.clock] : []),
        ...(fetched.left.length ? [t("fresh.done.left", { tables: list(fetched.left) })] : []),
        ...(fetched.lacking.length
          ? [t("fresh.done.lacking", { indicators: some(fetched.lacking) })]
          : []),
        ...fetched.unresolved.slice(0, 5).map(unresolvedWords),
        ...fetched.warnings.slice(0, 5),
      ],
      action: here
        ? { label: t("fresh.done.changes"), act: () => this.#showChanges() }
        : {
            label: t("fresh.done.show"),
            act: () => void this.#host.openData(freshName(wanted)),
          },
    });
    if (here) {
      this.#host.go(carried(state, before, session.bundle, session.defaults(wanted.area)));
      this.#host.focus("show-changes");
    } else this.#host.draw();
  }

  #showChanges(): void {
    this.#host.notices.clear("fresh");
    this.#host.go({ ...this.#host.state, changes: true });
    this.#host.focus("show-changes");
  }

  async #areas({ base, area }: FreshName): Promise<Local["areas"]> {
    const { session } = this.#host;
    if (session.base === base) return session.areas.filter(({ id }) => id !== ownArea);
    return session.locals.get({ base, area })?.areas ?? [];
  }

  async #baseLabel({ base, bundle }: Wanted): Promise<Local["baseLabel"]> {
    const { session } = this.#host;
    if (session.data === base) return session.bundle.label;
    return (await bundle()).label;
  }

  /** Takes a local bundle away; the notice can bring it back. */
  async discard(local: Local): Promise<void> {
    const { session, notices } = this.#host;
    const open = session.data === freshName(local);
    const { state } = this.#host;
    const gone = await session.locals.discard(local);
    notices.clear("fresh");
    if (gone)
      notices.show({
        topic: "fresh",
        severity: "info",
        title: t("fresh.discarded", { name: localName(local) }),
        lines: [],
        action: {
          label: t("fresh.undo"),
          act: () => void this.#bringBack(gone.local, gone.bytes, open ? state : undefined),
        },
      });
    if (open) await this.#host.openData(local.base, local.area);
    else this.#host.draw();
    this.#host.focus("fetch-fresh");
  }

  async #bringBack(
    local: Local,
    bytes: Uint8Array,
    state: Host["state"] | undefined,
  ): Promise<void> {
    const { session, notices } = this.#host;
    notices.clear("fresh");
    await session.keepLocal(local, bytes);
    if (!state) return this.#host.draw();
    const before = session.defaults(state.area);
    await session.open(freshName(local), local.area);
    this.#host.go(carried(state, before, session.bundle, session.defaults(local.area)));
    this.#host.focus("discard-fresh");
  }
}

/** "22.11.2026", "14.05" by the reader's clock. */
export function momentOf(iso: string): { date: string; time: string } {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return { date: date(day), time: clock(at) };
}
