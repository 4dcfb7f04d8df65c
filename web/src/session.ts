import { cover, type Coverage } from "./coverage.ts";
import { defaultState } from "./defaults.ts";
import { Engine } from "./engine/engine.ts";
import type {
  AreaQuery,
  Check,
  Description,
  KeyFiguresRow,
  Members,
  ProfileRow,
  Query,
  Result,
} from "./engine/types.ts";
import { t } from "./messages/index.ts";
import { own, type State } from "./state.ts";

/** A data set could not be fetched. */
export class FetchFailure extends Error {}

/** The calculator and the data set that it holds. A failed opening leaves the earlier data set in use. */
export class Session {
  #engine: Engine;
  #bundle: Description | undefined;
  #data = "";
  /** Kept so that going back needs no network, and no second choice of the reader's own file. */
  #bytes = new Map<string, Uint8Array>();
  #early = new Map<string, Promise<Uint8Array>>();
  #coverage = new Map<string, Coverage>();
  ownName = "";

  private constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Fetches the data set that will be opened first while the calculator loads. */
  static async start(first: string): Promise<Session> {
    const bytes = fetchBytes(`data/${first}.json`);
    // Whoever opens it hears of a failure; until then nobody listens.
    bytes.catch(() => {});
    const session = new Session(await Engine.create());
    session.#early.set(first, bytes);
    return session;
  }

  get bundle(): Description {
    if (!this.#bundle) throw new Error("no data set is open");
    return this.#bundle;
  }

  get ready(): boolean {
    return this.#bundle !== undefined;
  }

  get data(): string {
    return this.#data;
  }

  get hasOwn(): boolean {
    return this.#bytes.has(own);
  }

  /** Opens a data set by its id, fetching it the first time. */
  async open(data: string): Promise<void> {
    if (data === this.#data) return;
    let bytes = this.#bytes.get(data);
    if (!bytes) {
      const early = this.#early.get(data);
      this.#early.delete(data);
      bytes = await (early ?? fetchBytes(`data/${data}.json`));
      this.#load(data, bytes);
      this.#bytes.set(data, bytes);
    } else {
      this.#load(data, bytes);
    }
  }

  openOwn(bytes: Uint8Array, name: string): void {
    this.#load(own, bytes);
    this.#bytes.set(own, bytes);
    this.ownName = name;
  }

  check(bytes: Uint8Array): Check {
    return this.#engine.check(bytes);
  }

  evaluate(query: Query): Result {
    return this.#engine.evaluate(query);
  }

  members(query: Query): Members {
    return this.#engine.members(query);
  }

  profile(query: AreaQuery): ProfileRow[] {
    return this.#engine.profile(query);
  }

  keyFigures(query: AreaQuery): KeyFiguresRow[] {
    return this.#engine.keyFigures(query);
  }

  coverage(area: string): Coverage {
    let coverage = this.#coverage.get(area);
    if (!coverage) {
      coverage = cover(this.bundle, area, (q) => this.#engine.evaluate(q));
      this.#coverage.set(area, coverage);
    }
    return coverage;
  }

  defaults(area?: string): State {
    return defaultState(this.#data, this.bundle, (a) => this.coverage(a), area);
  }

  #load(data: string, bytes: Uint8Array): void {
    this.#bundle = this.#engine.loadBundle(bytes);
    this.#data = data;
    this.#coverage.clear();
  }
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    throw new FetchFailure(t("notice.fetch.network"));
  }
  if (!response.ok) throw new FetchFailure(t("notice.fetch.http", { status: response.status }));
  return new Uint8Array(await response.arrayBuffer());
}
