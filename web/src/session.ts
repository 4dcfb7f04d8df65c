import { cover, type Coverage } from "./coverage.ts";
import {
  areasNamed,
  areasOf,
  ownArea,
  type AreaChoice,
  type DataSet,
  type OwnFile,
} from "./data/data-set.ts";
import { FetchFailure, Library, NoSuchData, type Found } from "./data/library.ts";
import { freshName, freshOf, own, type FreshName } from "./data/name.ts";
import { large, type Tell } from "./data/receive.ts";
import { sha256 } from "./data/sha256.ts";
import type { Shards } from "./data/shards.ts";
import { defaultState, firstArea } from "./defaults.ts";
import type { Aside } from "./engine/aside.ts";
import { Engine, EngineError } from "./engine/engine.ts";
import type {
  AreaQuery,
  Check,
  Findings,
  FindingsQuery,
  Indicator,
  KeyFiguresRow,
  Members,
  ProfileRow,
  Query,
  Ranking,
  RankQuery,
  Result,
  Text,
} from "./engine/types.ts";
import { Locals, type Local } from "./fresh/locals.ts";
import { t } from "./messages/index.ts";
import type { addOwn } from "./own/add.ts";
import { ownIndicatorArea } from "./own/indicators.ts";
import type { Misfit } from "./own/into.ts";
import type { OwnTable } from "./own/own-table.ts";
import { withOwn } from "./own/with-own.ts";
import type { State } from "./state.ts";

/** A file as it was fetched, before the reader's own tables are added. */
interface Opened {
  data: string;
  bytes: Uint8Array;
  /** The service area, where the file is of one alone. */
  area?: string;
  shards?: Shards;
  local?: Local;
}

type Own = Pick<State, "ownGroups" | "ownIndicators">;

/** What is open as files: the published data set, or the reader's own in its place, and what was added to it. */
export interface Behind {
  published?: Found;
  whole?: Uint8Array;
  ownName: string;
  local?: { told: Local; bytes: Uint8Array };
  tables: readonly OwnTable[];
}

/** A link names a local bundle that this browser does not have. */
export class NotFetched extends FetchFailure {
  constructor(readonly wanted: FreshName) {
    super(t("notice.link.fresh"));
  }
}

/** Something else was chosen before the data set was open, or the reader gave it up. */
export class GivenUp extends Error {}

/** The calculator and the data set that it holds. A failed opening leaves the earlier data set in use. */
export class Session {
  #engine: Engine;
  #second: Engine | undefined;
  readonly #library: Library;
  /** What the reader has fetched from SSB. */
  readonly locals: Locals;
  #opened: Opened | undefined;
  /** What is open is: its memory goes when it is left. */
  #large = false;
  /** What is being opened; nothing else is meanwhile. */
  #opening = new AbortController();
  /** The large file that was last looked into, in the worker that has it. */
  #aside: Aside | undefined;
  /** As it was opened, and with the reader's own groups and indicators beside its own. */
  #published: DataSet | undefined;
  #bundle: DataSet | undefined;
  #own: Own = { ownGroups: [], ownIndicators: [] };
  /** The reader's own indicators as the calculator takes them. */
  #definitions: Indicator[] = [];
  /** The reader's own data set. */
  #whole: Uint8Array | undefined;
  ownName = "";
  /** The reader's own tables, added to whatever is open. */
  #ownTables: readonly OwnTable[] = [];
  /** Comes with the first of them. */
  #addOwn: typeof addOwn | undefined;
  /** What of own tables does not fit the open data set, by table. */
  #misfits = new Map<string, Misfit>();
  #coverage = new Map<string, Coverage>();
  /** What each area opens with, as the data set is now. */
  #defaults = new Map<string, State>();

  private constructor(engine: Engine, library: Library, locals: Locals) {
    this.#engine = engine;
    this.#library = library;
    this.locals = locals;
  }

  /** Fetches the data set that will be opened first while the calculator loads. */
  static async start(first: string): Promise<Session> {
    const library = new Library();
    if (!freshOf(first)) library.ahead(first);
    const session = new Session(await Engine.create(), library, new Locals());
    await session.locals.find();
    return session;
  }

  /** Another that opens data sets of its own, for figures that are not on the page: same files, a second calculator. */
  beside(): Session {
    const other = new Session(this.#engine.another(), this.#library, this.locals);
    other.#whole = this.#whole;
    other.ownName = this.ownName;
    other.#ownTables = this.#ownTables;
    other.#addOwn = this.#addOwn;
    return other;
  }

  /** Gives its calculators' memory back; nothing can be asked afterwards. */
  close(): void {
    this.#engine.close();
    this.#second?.close();
  }

  get bundle(): DataSet {
    if (!this.#bundle) throw new Error("no data set is open");
    return this.#bundle;
  }

  get ready(): boolean {
    return this.#bundle !== undefined;
  }

  get data(): string {
    return this.#opened?.data ?? "";
  }

  /** The first 16 hex digits of the open file's sum, without what the reader has added; undefined where the browser cannot tell it. */
  async fingerprint(): Promise<string | undefined> {
    const sum = await sha256(this.#opened!.bytes);
    return sum?.slice(0, 16);
  }

  /** The files behind what is open: what a copy of the page must bring along. */
  async behind(): Promise<Behind> {
    const { area, local } = this.#opened!;
    const published = this.base === own ? undefined : await this.#library.get(this.base, area);
    const bytes = local && (await this.locals.bytes(local));
    return {
      published,
      whole: this.base === own ? this.#whole : undefined,
      ownName: this.base === own ? this.ownName : "",
      local: local && bytes && { told: local, bytes },
      tables: this.#ownTables,
    };
  }

  /** Takes the reader's own files into use before anything is opened. */
  bring({ whole, ownName, local, tables }: Behind, add: typeof addOwn): void {
    this.#whole = whole;
    this.ownName = ownName;
    if (local) this.locals.bring(local.told, local.bytes);
    this.#ownTables = tables;
    this.#addOwn = add;
  }

  get hasOwn(): boolean {
    return this.#whole !== undefined;
  }

  get ownFiles(): readonly OwnFile[] {
    return this.#ownTables;
  }

  /** What of an own table does not fit the open data set. */
  misfit(table: string): Misfit {
    return this.#misfits.get(table) ?? { strangers: [], conflicts: [] };
  }

  /** The local bundle that is open. */
  get local(): Local | undefined {
    return this.#opened?.local;
  }

  /** The published data set behind what is open. */
  get base(): string {
    return this.local?.base ?? this.data;
  }

  get baseLabel(): Text {
    return this.local?.baseLabel ?? this.#opened?.shards?.label ?? this.bundle.label;
  }

  /** Every service area that can be chosen, also those in other files. */
  get areas(): AreaChoice[] {
    const inside = areasOf(this.bundle);
    const { shards, local } = this.#opened!;
    if (!shards && !local) return inside;
    const elsewhere: AreaChoice[] =
      local?.areas ?? shards!.areas.map(({ id, name }) => ({ id, name, empty: false }));
    return [
      ...elsewhere.map((area) =>
        area.id === this.#opened?.area ? (inside.find((a) => a.id === area.id) ?? area) : area,
      ),
      ...inside.filter((a) => a.id === ownArea),
    ];
  }

  /** The area that opens when none is named. */
  get firstArea(): string {
    const { local, shards } = this.#opened!;
    return local?.area ?? shards?.areas[0]?.id ?? firstArea(this.bundle);
  }

  /** Where an area's numbers are: the reader's own fetch of it comes before the published file, if one of them is open. */
  dataFor(area: string): string {
    if (area === ownArea || !this.local || area === this.local.area) return this.data;
    const { base } = this.local;
    return this.locals.get({ base, area }) ? freshName({ base, area }) : base;
  }

  /** Opens a data set by its name, fetching it the first time. Of several files the area's. Throws GivenUp when something else is opened before it is there. */
  async open(data: string, area?: string, tell?: Tell): Promise<void> {
    const signal = this.#begin();
    const now = this.#opened;
    const there = !now?.shards || area === undefined || area === now.area || area === ownArea;
    if (now?.data === data && there) return;
    await this.#load(await this.#find(data, area, tell), { signal, tell });
  }

  /** What is being opened is not. */
  giveUp(): void {
    this.#begin();
  }

  #begin(): AbortSignal {
    this.#opening.abort(new GivenUp());
    this.#opening = new AbortController();
    return this.#opening.signal;
  }

  /** Takes a local bundle into use, once the calculator has approved it. Says whether it could be stored. */
  async openLocal(local: Local, bytes: Uint8Array): Promise<boolean> {
    await this.#load({ data: freshName(local), bytes, area: local.area, local });
    return this.locals.put(local, bytes);
  }

  /** Keeps one that is not to be opened now. Throws when the calculator refuses it. */
  async keepLocal(local: Local, bytes: Uint8Array): Promise<boolean> {
    const [wrong] = this.check(bytes).faults.filter((f) => f.severity === "error");
    if (wrong) throw new EngineError("", wrong.where, wrong.message);
    return this.locals.put(local, bytes);
  }

  /** Opens the reader's own data set, which may have been checked before. */
  async openWhole(bytes: Uint8Array, name: string, tell?: Tell): Promise<void> {
    const signal = this.#aside?.bytes === bytes ? this.#opening.signal : this.#begin();
    await this.#load({ data: own, bytes }, { signal, tell });
    this.#whole = bytes;
    this.ownName = name;
  }

  /** Adds a table of the reader's; one of the same file name is replaced. Throws as `open`, and then nothing is added. */
  async addOwn(table: OwnTable, tell?: Tell, add = this.#addOwn): Promise<void> {
    this.#addOwn = add;
    const others = this.#ownTables.filter((one) => one.table !== table.table);
    await this.#load(this.#opened!, { tables: [...others, table], tell });
  }

  /** Takes an own table away, and gives it. */
  async removeOwn(table: string, tell?: Tell): Promise<OwnTable | undefined> {
    const removed = this.#ownTables.find((one) => one.table === table);
    const tables = this.#ownTables.filter((one) => one !== removed);
    if (removed) await this.#load(this.#opened!, { tables, tell });
    return removed;
  }

  /** A published bundle, whatever is open. */
  async baseBytes(base: string, area: string): Promise<Uint8Array> {
    return (await this.#find(base, area)).bytes;
  }

  /** Takes the reader's own groups and indicators into use, in place of those before. */
  useOwn({ ownGroups, ownIndicators }: Own): void {
    const same = JSON.stringify([ownGroups, ownIndicators]);
    if (same === JSON.stringify([this.#own.ownGroups, this.#own.ownIndicators])) return;
    this.#own = { ownGroups, ownIndicators };
    this.#addOwnChoices();
  }

  #addOwnChoices(): void {
    const { ownGroups, ownIndicators } = this.#own;
    this.#bundle = withOwn(this.#published!, ownGroups, ownIndicators);
    this.#definitions = this.#bundle.indicators.filter((i) => i.area === ownIndicatorArea);
    this.#coverage.delete(ownIndicatorArea);
    this.#defaults.clear();
  }

  /** A second calculator, for a bundle to hold this one against: always the same one. */
  get second(): Engine {
    return (this.#second ??= this.#engine.another());
  }

  check(bytes: Uint8Array): Check {
    return this.#engine.check(bytes);
  }

  /** What a file from the reader's machine is, which may be large. A table is added next, anything else opened. */
  async lookInto(bytes: Uint8Array, tell?: Tell): Promise<Check> {
    const aside = await this.#beside(bytes, this.#begin(), tell);
    if (!aside) return this.#engine.check(bytes);
    const check = await aside.check();
    if (check.kind === "dataset") aside.close();
    else this.#aside = aside;
    return check;
  }

  /** A worker that has the file; undefined where it is small, or there is none. */
  async #beside(bytes: Uint8Array, signal: AbortSignal, tell?: Tell): Promise<Aside | undefined> {
    const checked = this.#aside;
    this.#aside = undefined;
    if (checked?.bytes === bytes) return checked;
    if (bytes.length <= large) return undefined;
    tell?.({ at: "reading" });
    const { Aside, NoAside } = await import("./engine/aside.ts");
    try {
      return await Aside.start(this.#engine, bytes, signal);
    } catch (error) {
      if (error instanceof NoAside) return undefined;
      throw error;
    }
  }

  evaluate(query: Query): Result {
    return this.#engine.evaluate(this.#withOwn(query));
  }

  /** As if the reader had the indicator among their own, in place of one of the same id. */
  tryOut(indicator: Indicator, query: Query): Result {
    return this.#engine.evaluate({ ...this.#withOwn(query), ownIndicators: [indicator] });
  }

  /** Why the calculator refuses an indicator of the reader's, in its own words. */
  refusal(indicator: Indicator): string | undefined {
    const [year] = this.bundle.years;
    try {
      const query: Query = { indicators: [indicator.id], years: [year, year] };
      this.#engine.evaluate({ ...query, ownIndicators: [indicator] });
    } catch (error) {
      if (error instanceof EngineError) return error.message;
      throw error;
    }
    return undefined;
  }

  members(query: Query): Members {
    return this.#engine.members(this.#withOwn(query));
  }

  profile(query: AreaQuery): ProfileRow[] {
    return this.#engine.profile({ ...query, ownGroups: [...this.#own.ownGroups] });
  }

  keyFigures(query: AreaQuery): KeyFiguresRow[] {
    return this.#engine.keyFigures({ ...query, ownGroups: [...this.#own.ownGroups] });
  }

  rank(query: RankQuery): Ranking {
    return this.#engine.rank(query);
  }

  findings(query: FindingsQuery): Findings {
    const ownGroups = [...this.#own.ownGroups];
    return this.#engine.findings({ ...query, ownGroups, ownIndicators: this.#definitions });
  }

  #withOwn(query: Query): Query {
    const ownIndicators = this.#definitions.filter((i) => query.indicators.includes(i.id));
    return { ...query, ownGroups: [...this.#own.ownGroups], ownIndicators };
  }

  coverage(area: string): Coverage {
    let coverage = this.#coverage.get(area);
    if (!coverage) {
      // Without the reader's groups: they may not fit a data set that has just been opened.
      coverage = cover(this.bundle, area, (q) =>
        this.#engine.evaluate({ ...this.#withOwn(q), ownGroups: [] }),
      );
      this.#coverage.set(area, coverage);
    }
    return coverage;
  }

  defaults(area = this.firstArea): State {
    let state = this.#defaults.get(area);
    if (!state) {
      state = defaultState(this.data, this.bundle, (a) => this.coverage(a), area);
      this.#defaults.set(area, state);
    }
    return state;
  }

  async #find(data: string, area?: string, tell?: Tell): Promise<Opened> {
    if (data === own) {
      if (!this.#whole) throw new NoSuchData(t("notice.link.own"));
      return { data, bytes: this.#whole };
    }
    const fresh = freshOf(data);
    if (!fresh) return { data, ...(await this.#library.get(data, area, tell)) };
    const local = this.locals.get(fresh);
    const bytes = local && (await this.locals.bytes(fresh));
    if (!local || !bytes) throw new NotFetched(fresh);
    return { data, bytes, area: local.area, local };
  }

  async #load(
    opened: Opened,
    {
      tables = this.#ownTables,
      signal = this.#begin(),
      tell,
    }: { tables?: readonly OwnTable[]; signal?: AbortSignal; tell?: Tell } = {},
  ): Promise<void> {
    signal.throwIfAborted();
    let { bytes } = opened;
    let misfits = new Map<string, Misfit>();
    let bundle: DataSet;
    try {
      let aside = await this.#beside(bytes, signal, tell);
      if (tables.length) {
        ({ bytes, misfits } = await this.#addOwn!(bytes, tables, aside));
        aside ??= await this.#beside(bytes, signal, tell);
      }
      const moved = aside && (await aside.load(this.#engine));
      const engine = moved?.engine ?? (this.#large ? this.#engine.another() : this.#engine);
      signal.throwIfAborted();
      // No waiting from here on: what the calculator holds and what the page knows of it change together.
      bundle = moved?.description ?? engine.loadBundle(bytes);
      if (engine !== this.#engine) {
        this.close();
        this.#second = undefined;
      }
      this.#engine = engine;
      this.#large = bytes.length > large;
    } catch (error) {
      // A bad answer may be a passing one: the next choice of it asks again.
      if (!(error instanceof GivenUp)) this.#library.forget(opened.data);
      throw error;
    }
    bundle.serviceAreas ??= areasNamed(bundle);
    const { local } = opened;
    if (local)
      bundle.fresh = { retrieved: local.retrieved, base: local.base, baseLabel: local.baseLabel };
    if (tables.length) bundle.ownFiles = tables;
    this.#published = bundle;
    this.#opened = opened;
    this.#addOwnChoices();
    this.#ownTables = tables;
    this.#misfits = misfits;
    this.#coverage.clear();
  }
}
