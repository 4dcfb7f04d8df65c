import { anew, broughtForward, carried, renamed } from "./carry.ts";
import { ownArea } from "./data/data-set.ts";
import { alone } from "./data/files.ts";
import { FetchFailure, NoSuchData } from "./data/library.ts";
import { freshOf, opensWith, own } from "./data/name.ts";
import type { Progress, Tell } from "./data/receive.ts";
import { ShardFailure } from "./data/shards.ts";
import { failureLines, isBrokenOff, limited } from "./faults.ts";
import { fromOutside } from "./from-outside.ts";
import type { Host } from "./host.ts";
import { t } from "./messages/index.ts";
import { sentences } from "./messages/languages.ts";
import { memory } from "./memory.ts";
import type { Notice } from "./notices.ts";
import { openFile, type Opened } from "./open-file.ts";
import type { OwnTable } from "./own/own-table.ts";
import { GivenUp, NotFetched } from "./session.ts";
import type { State, View } from "./state.ts";
import { dataSet, parse, resolve } from "./address.ts";

/** What leads to another data set: the address, the choices, the reader's files. */
export class Opening {
  readonly #host: Host;
  /** A table of the reader's that has too many series to show them all. */
  pending: Extract<Opened, { kind: "choose" }> | undefined;
  /** Only the newest of overlapping navigations may draw. */
  #turn = 0;
  /** The one that reads the address. */
  #reading = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Reads the address and shows it. Everything that cannot be used becomes a notice. */
  async read(): Promise<void> {
    const turn = (this.#reading = ++this.#turn);
    const { result: wanted, problems } = parse(location.hash);
    wanted.spr ??= memory.language;
    // What the calculator has against an indicator of the reader's own must be told.
    if (wanted.egi) await sentences();
    const data = dataSet(wanted, this.#host.session.hasOwn);
    problems.push(...data.problems);
    // The rest of a link is about the data set it names: against another one, it would only raise more notices.
    let usable = data.problems.length === 0 ? wanted : {};
    let action: Notice["action"];
    try {
      if (!(await this.#open(data.result, wanted.omr, () => void this.read()))) usable = {};
    } catch (error) {
      if (turn !== this.#turn) return;
      if (error instanceof NotFetched) {
        const { base, area } = error.wanted;
        problems.push(error.message);
        const there = await this.#openInstead(base, area);
        usable = there ? { ...wanted, omr: area, end: undefined } : {};
        if (there && !alone)
          action = { label: t("fresh.fetch"), act: () => this.#fetchFromNotice() };
      } else {
        if (isBrokenOff(error)) problems.push(...failureLines(error));
        else problems.push(t("notice.link.data", { value: data.result }));
        usable = {};
      }
    }
    if (turn !== this.#turn) return;
    // Something to look at is better than a notice alone.
    if (!this.#host.session.ready) await this.#openInstead(opensWith);
    if (turn !== this.#turn || !this.#host.session.ready) return;
    const { result: state, problems: more } = resolve(
      { ...usable, spr: wanted.spr },
      this.#host.session.data,
      this.#host.session.bundle,
      (area) => this.#host.session.defaults(area),
      memory.ownGroups,
      (own) => this.#host.session.refusal(own),
    );
    problems.push(...more);
    // On a visit that asks for nothing, the municipality that the reader last brought to the front stands first.
    const bare = Object.keys(wanted).every((key) => key === "spr");
    const shown = bare ? this.#remembered(state) : state;
    // Who gets the link has another memory.
    if (shown !== state) history.replaceState(null, "", this.#host.address(shown));
    if (problems.length > 0) {
      this.#host.notices.show({
        topic: "link",
        severity: "warning",
        title: t("notice.link"),
        lines: limited(problems),
        action,
      });
      history.replaceState(null, "", this.#host.address(shown));
    } else {
      this.#host.notices.clear("link");
    }
    this.#reading = 0;
    this.#host.show(shown);
    if (usable.fryst !== undefined) void this.#tellThawed(usable.fryst);
  }

  async #tellThawed(frozen: string): Promise<void> {
    try {
      await (await import("./embed/frozen-notice.ts")).tellThawed(frozen, this.#host);
    } catch {
      this.#host.failed();
    }
  }

  #fetchFromNotice(): void {
    this.#host.notices.clear("link");
    this.#host.fetchFresh();
  }

  /**
   * Opens a data set; if that fails, says so and keeps the one that is open. That there is none of that name is thrown:
   * then it is the link that is wrong.
   */
  async #open(data: string, area: string | undefined, again: () => void): Promise<boolean> {
    try {
      await this.#host.wait(this.#told(data, (tell) => this.#host.session.open(data, area, tell)));
      this.#host.notices.clear("data");
      return true;
    } catch (error) {
      if (error instanceof NoSuchData || error instanceof NotFetched) throw error;
      if (error instanceof GivenUp) return false;
      await sentences();
      const action = this.#wayOut(data) ?? { label: t("page.retry"), act: again };
      this.#host.notices.show({ ...dataFailed(data, error), action });
      if (!this.#host.session.ready) this.#host.drawNoticesOnly();
      return false;
    }
  }

  /** Shows how far a large one has come, while nothing else is chosen. */
  async #told<T>(name: string, open: (tell: Tell) => Promise<T>): Promise<T> {
    const turn = this.#turn;
    const show = (progress?: Progress) => {
      if (turn === this.#turn) this.#host.progress(progress && { name, ...progress });
    };
    try {
      return await open(show);
    } finally {
      show();
    }
  }

  /** The address says something else before what it said is open: that is not opened. */
  left(): void {
    if (this.#reading === this.#turn) this.#giveUp();
  }

  #giveUp(): void {
    this.#turn++;
    this.#host.session.giveUp();
    this.#host.progress(undefined);
  }

  /** What is being opened is not: what was shown before stays, or what opens by itself is shown. */
  stop(): void {
    this.#giveUp();
    const { session, state } = this.#host;
    if (session.ready) {
      history.replaceState(null, "", this.#host.address(state));
      this.#host.draw();
    } else {
      history.replaceState(null, "", location.href.split("#")[0]);
      void this.read();
    }
  }

  /** A local bundle that the calculator refuses, as one of an older page, can be discarded. */
  #wayOut(data: string): Notice["action"] {
    const fresh = freshOf(data);
    const local = fresh && this.#host.session.locals.get(fresh);
    return local && { label: t("fresh.discard"), act: () => this.#host.discard(local) };
  }

  /** Says nothing: why it is needed is said already. */
  async #openInstead(data: string, area?: string): Promise<boolean> {
    try {
      await this.#told(data, (tell) => this.#host.session.open(data, area, tell));
      return true;
    } catch (error) {
      if (error instanceof GivenUp) return false;
      if (!this.#host.session.ready && data === opensWith) {
        const action = { label: t("page.retry"), act: () => location.reload() };
        this.#host.notices.show({ ...dataFailed(data, error), action });
        this.#host.drawNoticesOnly();
      }
      return false;
    }
  }

  /** What was chosen stays where the other data set is another edition of the same. */
  async openData(data: string, area?: string): Promise<void> {
    const turn = ++this.#turn;
    const { base } = this.#host.session;
    const before = this.#host.session.defaults(this.#host.state.area);
    const again = () => void this.openData(data, area);
    let opened = false;
    try {
      opened = await this.#open(data, area ?? this.#host.state.area, again);
    } catch (error) {
      const action = { label: t("page.retry"), act: again };
      this.#host.notices.show({ ...dataFailed(data, error), action });
    }
    if (turn !== this.#turn) return;
    if (!opened) return this.#host.draw();
    const session = this.#host.session;
    const same = session.base === base;
    const now = this.#host.state.area;
    const known = same || session.areas.some(({ id, empty }) => id === now && !empty);
    const there = area ?? session.local?.area ?? (known ? now : undefined);
    const defaults = session.defaults(there);
    const kept = { ...this.#host.state, changes: false };
    this.#host.go(
      same
        ? renamed(carried(kept, before, session.bundle, defaults), this.#host.state)
        : this.#anew(there, kept.view),
    );
  }

  async openFiles(chosen: Iterable<File>): Promise<void> {
    // The field's own list is emptied for the next choice.
    const files = [...chosen];
    const [file] = files;
    if (!file) return;
    const turn = ++this.#turn;
    let opened: Opened;
    try {
      opened = await this.#host.wait(
        this.#told(file.name, (tell) => openFile(file, this.#host.session, tell)),
      );
    } catch (error) {
      if (turn !== this.#turn || error instanceof GivenUp) return;
      return this.#host.failed(() => void this.openFiles(files));
    }
    if (turn !== this.#turn) return;
    const more = files.length > 1 ? [t("notice.file.many", { file: fromOutside(file.name) })] : [];
    this.use(opened, more);
  }

  /** Adds what the reader has chosen of a table. */
  async addChosen({ pending, choice, code }: NonNullable<Opening["pending"]>): Promise<void> {
    const turn = ++this.#turn;
    const { session } = this.#host;
    const opened = await this.#host.wait(
      this.#told(pending.name, (tell) => code.addTable(pending, choice, session, tell)),
    );
    if (turn === this.#turn) this.use(opened);
  }

  /** Takes a file into use, or says why not. */
  use(opened: Opened, more: string[] = []): void {
    this.pending = undefined;
    if (opened.kind === "choose") {
      this.#host.notices.clear("file");
      this.pending = opened;
      this.#host.draw();
      return this.#host.focus("own-choice-heading");
    }
    const { notice } = opened;
    this.#host.notices.show({ ...notice, lines: [...notice.lines, ...more] });
    if (opened.kind === "whole") this.#host.go({ ...this.#anew(), data: own });
    else if (opened.kind === "added") this.#host.go(this.#anew(ownArea));
    else this.#host.draw();
  }

  async removeOwn(table: string): Promise<void> {
    const name = this.#host.session.ownFiles.find((one) => one.table === table)?.name ?? table;
    const session = this.#host.session;
    const before = session.defaults(this.#host.state.area);
    const removed = await this.#changed(name, (tell) => session.removeOwn(table, tell));
    if (!removed) return;
    this.#host.notices.show({
      topic: "file",
      severity: "info",
      title: t("own.removed", { file: removed.name }),
      lines: [],
      action: {
        label: t("fresh.undo"),
        act: () => void this.#addAgain(removed),
      },
    });
    const left = session.bundle.serviceAreas.some((a) => a.id === this.#host.state.area);
    const defaults = session.defaults(left ? this.#host.state.area : undefined);
    this.#host.go(carried(this.#host.state, before, session.bundle, defaults));
    this.#host.focus("pick-file");
  }

  async #addAgain(table: OwnTable): Promise<void> {
    const { session } = this.#host;
    const added = await this.#changed(table.name, async (tell) => {
      await session.addOwn(table, tell);
      return true;
    });
    if (!added) return;
    this.#host.notices.clear("file");
    this.#host.go(this.#anew(ownArea));
  }

  /** Undefined when something else was chosen before it was done. */
  async #changed<T>(name: string, work: (tell: Tell) => Promise<T>): Promise<T | undefined> {
    const turn = ++this.#turn;
    try {
      const done = await this.#host.wait(this.#told(name, work));
      return turn === this.#turn ? done : undefined;
    } catch (error) {
      if (error instanceof GivenUp) return undefined;
      throw error;
    }
  }

  /** The figure that opens, in the reader's language, with their groups, and their municipality first. */
  #anew(area?: string, view: View = "figure"): State {
    const { session, state } = this.#host;
    const opens = anew(state, session.bundle, session.defaults(area));
    return this.#remembered({ ...opens, view, shared: state.shared });
  }

  #remembered(state: State): State {
    return broughtForward(state, memory.municipality, (a) => this.#host.session.coverage(a));
  }

  /** What opens when nothing is chosen, in the view that is open. */
  startOver(): void {
    this.#host.go(this.#anew(undefined, this.#host.state.view));
  }

  /** With the area's first indicator, or the one that is `wanted`. */
  async openArea(area: string, wanted?: string): Promise<void> {
    const session = this.#host.session;
    const data = session.dataFor(area);
    const turn = ++this.#turn;
    const before = session.defaults(this.#host.state.area);
    const again = () => void this.openArea(area, wanted);
    if (!(await this.#openKnown(data, area, again)) || turn !== this.#turn)
      return this.#host.draw();
    const defaults = session.defaults(area);
    const indicators = wanted === undefined ? defaults.indicators : [wanted];
    const kept = { ...this.#host.state, indicators, changes: false };
    this.#host.go(renamed(carried(kept, before, session.bundle, defaults), this.#host.state));
  }

  /** A data set that the page itself has named. */
  async #openKnown(data: string, area: string, again: () => void): Promise<boolean> {
    try {
      return await this.#open(data, area, again);
    } catch (error) {
      const action = { label: t("page.retry"), act: again };
      this.#host.notices.show({ ...dataFailed(data, error), action });
      return false;
    }
  }
}

function dataFailed(data: string, error: unknown): Notice {
  if (error instanceof ShardFailure)
    return {
      topic: "data",
      severity: "danger",
      title: t("notice.shards", { data }),
      lines: [t(`notice.shards.${error.what}`, { found: error.found })],
    };
  const title =
    error instanceof FetchFailure ? t("notice.fetch", { data }) : t("notice.bundle", { data });
  return { topic: "data", severity: "danger", title, lines: failureLines(error) };
}
