import "../style/views.css";
import "../style/collection.css";
import type { Collection, Item, Words } from "../collection/item.ts";
import { cleanLines, empty, most } from "../collection/item.ts";
import { isProvisional, municipal, yearsOf, type Wanted } from "../collection/municipal.ts";
import { changed, moved, notIn, putBack, undone, withMore, without } from "../collection/order.ts";
import { pack, unpack } from "../collection/pack.ts";
import { report, reportName, thereOf } from "../collection/report.ts";
import { Showing } from "../collection/showing.ts";
import { keep, kept } from "../collection/store.ts";
import type { Report } from "../download/part.ts";
import { save } from "../download/save.ts";
import { shareable } from "../data/files.ts";
import { ownArea } from "../data/data-set.ts";
import { freshOf, own } from "../data/name.ts";
import { failureLines } from "../faults.ts";
import { list } from "../formats.ts";
import { focusOf, isMunicipality, regionName } from "../groups.ts";
import type { Host } from "../host.ts";
import { memory } from "../memory.ts";
import { count, currentLanguage, t, text } from "../messages/index.ts";
import { parse, version } from "../address.ts";
import { clean } from "../own/link.ts";
import type { Notice } from "../notices.ts";
import { collectionView, waitingView, type CollectionActions } from "../views/collection.ts";
import { nameOf } from "../views/collection-item.ts";
import { partId } from "../views/collection-parts.ts";
import { makerView } from "../views/collection-maker.ts";
import type { Page } from "./page.ts";

export function collectionPage(host: Host): Page {
  return new CollectionPage(host);
}

/** Longer links are cut by some of the programs that people send them with. */
const longLink = 2000;

/** The figures that the reader has put together, or that came with a link. */
class CollectionPage implements Page {
  readonly #host: Host;
  readonly #showing: Showing;
  #collection: Collection = empty;
  /** What came with a link, as it was packed and as it is. */
  #shared: { packed: string; collection: Collection } | undefined;
  #link = "";
  #making: "slides" | "workbook" | undefined;
  #noting = new Set<string>();
  #unfolded = new Set<string>();
  #spoken = "";
  /** Keeps what is being typed in a field that the reader has not left yet. */
  #draft: (() => void) | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** That nothing is stored is told once. */
  #warned = false;
  /** Of which, the reader's own ("") or what came with a link, it is told that not all is here. */
  #leftOf: string | undefined;
  #wanted: Wanted | undefined;
  #asked: { of: string; provisional: boolean } | undefined;
  /** How far "kommunens rapport" has come. */
  #at = "";
  readonly #gone = new AbortController();

  constructor(host: Host) {
    this.#host = host;
    this.#showing = new Showing(() => host.session);
    // Another window of the page may add to the collection.
    addEventListener(
      "storage",
      ({ key }) => {
        if (key?.endsWith(".samling") && host.state.view === "collection") host.show(host.state);
      },
      { signal: this.#gone.signal },
    );
    addEventListener("pagehide", () => this.#keepDraft(), { signal: this.#gone.signal });
  }

  dispose(): void {
    this.#keepDraft();
    this.#gone.abort();
    void this.#showing.close();
  }

  calculate(): void {
    const { shared } = this.#host.state;
    if (shared && shared !== this.#shared?.packed) {
      this.#collection = empty;
      void this.#unpack(shared);
      return;
    }
    this.#use(shared ? this.#shared!.collection : kept());
  }

  #use(collection: Collection): void {
    this.#collection = collection;
    this.#tellLeft(collection);
    void pack(collection).then((packed) => {
      const link = linkTo(packed);
      if (link === this.#link || collection !== this.#collection) return;
      this.#link = link;
      this.#host.draw();
    });
    void this.#showing.make(collection.items, () => this.#host.draw());
  }

  /** Once for each that is opened: what is not shown must not go unsaid. */
  #tellLeft({ left }: Collection): void {
    const of = this.#host.state.shared;
    if (!left || this.#leftOf === of) return;
    this.#leftOf = of;
    const title = count("collection.left", left);
    const lines = [t("collection.left.why", { most: most.items })];
    this.#host.notices.show({ topic: "saved", severity: "warning", title, lines });
  }

  async #unpack(packed: string): Promise<void> {
    const collection = await unpack(packed);
    const { state, notices } = this.#host;
    if (state.shared !== packed) return;
    if (collection) {
      this.#shared = { packed, collection };
      return this.#host.show(state);
    }
    notices.show({
      topic: "link",
      severity: "warning",
      title: t("notice.link"),
      lines: [t("collection.link.bad")],
    });
    const mine = { ...state, shared: "" };
    history.replaceState(null, "", this.#host.address(mine));
    this.#host.show(mine);
  }

  title(): string {
    return this.#collection.title || t("view.collection");
  }

  view() {
    const { shared } = this.#host.state;
    if (shared && shared !== this.#shared?.packed) return waitingView();
    const { items } = this.#collection;
    const done = items.filter((item) => this.#showing.of(item)).length;
    return collectionView(
      {
        collection: this.#collection,
        shared: !!shared,
        of: (item) => this.#showing.of(item),
        progress: done < items.length ? { done, of: items.length } : undefined,
        making: this.#making,
        noting: this.#noting,
        unfolded: this.#unfolded,
        spoken: this.#spoken,
        maker: this.#maker(),
        link: this.#link,
      },
      this.#actions(),
    );
  }

  #actions(): CollectionActions {
    const { state } = this.#host;
    const mine = { ...state, shared: "" };
    return {
      move: (item, by) => this.#move(item, by),
      remove: (item) => this.#remove(item),
      words: (item, part) => this.#change(item, cleanWords(part)),
      typing: ({ id }, part) => this.#typing((now) => changed(now, id, cleanWords(part))),
      note: (item) => this.#toggle(this.#noting, item),
      fold: (item) => this.#toggle(this.#unfolded, item),
      title: (title) => {
        this.#forgetDraft();
        this.#keep({ ...this.#collection, title: clean(title, most.title) });
      },
      typingTitle: (title) => this.#typing((now) => ({ ...now, title: clean(title, most.title) })),
      slides: () =>
        void this.#file("slides", "pptx", async (all) =>
          (await import("../download/slides/deck.ts")).deck(all),
        ),
      workbook: () =>
        void this.#file("workbook", "xlsx", async (all) =>
          (await import("../download/numbers/workbook.ts")).workbook(all),
        ),
      print: () => void this.#print(),
      copyLink: () => void this.#copyLink(),
      clear: () => this.#replace(empty, t("collection.cleared")),
      keep: () => this.#takeOver(this.#collection),
      append: () => {
        const mine = kept();
        const more = notIn(mine, this.#collection.items);
        const { collection, left } = withMore(mine, more);
        const twice = this.#collection.items.length - more.length;
        this.#takeOver(collection, [
          ...(twice ? [count("collection.shared.twice", twice)] : []),
          ...(left ? [t("collection.full", { most: most.items })] : []),
        ]);
      },
      mine: this.#host.address(mine),
      toMine: (event) => {
        if (this.#host.follow(event, mine)) this.#host.focus("innhold");
      },
    };
  }

  /** Takes it into use as the reader's own, tells what was done, and says so where it will not be there next time. */
  #keep(collection: Collection, done?: Omit<Notice, "topic">): void {
    const stored = keep(collection);
    const lost = stored ? [] : [t("collection.notStored")];
    if (done) {
      const severity = stored ? done.severity : "warning";
      this.#tell({ ...done, severity, lines: [...done.lines, ...lost] });
    } else if (!stored && !this.#warned)
      this.#tell({ severity: "warning", title: lost[0]!, lines: [] });
    this.#warned ||= !stored;
    this.#host.show(this.#host.state);
  }

  /** In place of what there was, which one can have back. */
  #replace(collection: Collection, title: string, lines: string[] = []): void {
    this.#spoken = "";
    const action = this.#back(collection);
    this.#keep(collection, { severity: "info", title, lines, action });
    this.#host.focus("innhold");
  }

  /** The way back from `after` to what there is now; what another window adds in between stays. */
  #back(after: Collection): Notice["action"] {
    const before = kept();
    if (before.items.length === 0) return undefined;
    return this.#undo(() => undone(before, after, kept()), "innhold");
  }

  #undo(before: () => { collection: Collection; left: number }, focus: string): Notice["action"] {
    return {
      label: t("fresh.undo"),
      act: () => {
        this.#host.notices.clear("saved");
        const { collection, left } = before();
        const full = {
          severity: "warning" as const,
          title: t("collection.full", { most: most.items }),
        };
        this.#keep(collection, left ? { ...full, lines: [] } : undefined);
        this.#host.focus(focus);
      },
    };
  }

  #tell(notice: Omit<Notice, "topic">): void {
    this.#host.notices.show({ topic: "saved", ...notice });
    this.#host.draw();
  }

  #move(item: Item, by: -1 | 1): void {
    const collection = moved(this.#collection, item.id, by);
    const at = collection.items.findIndex(({ id }) => id === item.id);
    this.#spoken = t("collection.moved", {
      name: nameOf(item, this.#showing.of(item)),
      n: at + 1,
      of: collection.items.length,
    });
    this.#keep(collection);
    this.#host.focus(`${by < 0 ? "up" : "down"}-${item.id}`);
  }

  #remove(item: Item): void {
    const { items } = this.#collection;
    const at = items.indexOf(item);
    const next = items[at + 1] ?? items[at - 1];
    const name = nameOf(item, this.#showing.of(item));
    this.#keep(without(this.#collection, item.id), {
      severity: "info",
      title: t("collection.removed", { name }),
      lines: [],
      action: this.#undo(() => ({ collection: putBack(kept(), item, at), left: 0 }), partId(item)),
    });
    this.#host.focus(next ? partId(next) : "innhold");
  }

  #change(item: Item, part: Words): void {
    this.#forgetDraft();
    this.#keep(changed(this.#collection, item.id, part));
  }

  /** Into the store after a short pause, and nowhere else: what is drawn anew would move the reader's cursor. */
  #typing(change: (now: Collection) => Collection): void {
    this.#forgetDraft();
    this.#draft = () => keep(change(kept()));
    this.#pause = setTimeout(() => this.#keepDraft(), 500);
  }

  #keepDraft(): void {
    const draft = this.#draft;
    this.#forgetDraft();
    draft?.();
  }

  #forgetDraft(): void {
    clearTimeout(this.#pause);
    this.#draft = undefined;
  }

  #toggle(open: Set<string>, { id }: Item): void {
    if (!open.delete(id)) open.add(id);
    this.#host.draw();
  }

  /** A collection from a link becomes the reader's own. */
  #takeOver(collection: Collection, lines: string[] = []): void {
    const action = this.#back(collection);
    this.#host.go({ ...this.#host.state, shared: "" });
    this.#keep(collection, {
      severity: lines.length ? "warning" : "success",
      title: t("collection.taken"),
      lines,
      action,
    });
    this.#host.focus("innhold");
  }

  /** Waits until all is made, makes the file of it, and says what it is called. */
  async #file(
    what: "slides" | "workbook",
    ending: string,
    make: (all: Report) => Promise<Blob>,
  ): Promise<void> {
    if (this.#making) return;
    this.#making = what;
    this.#host.draw();
    const collection = this.#collection;
    await this.#showing.make(collection.items, () => this.#host.draw());
    const of = (item: Item) => this.#showing.of(item);
    const file = `${reportName(collection, thereOf(collection, of))}.${ending}`;
    try {
      save(await make(report(collection, of, this.#link)), file);
      this.#making = undefined;
      this.#tell({ severity: "success", title: t("figure.saved", { file }), lines: [] });
    } catch (error) {
      this.#making = undefined;
      const title = t("formats.failed", { file });
      this.#tell({ severity: "danger", title, lines: failureLines(error) });
    }
  }

  async #print(): Promise<void> {
    await this.#showing.make(this.#collection.items, () => this.#host.draw());
    print();
  }

  async #copyLink(): Promise<void> {
    const packed = await pack(this.#collection);
    if (!(await unpack(packed))) {
      const title = t("collection.link.tooMuch");
      return this.#tell({ severity: "warning", title, lines: [] });
    }
    const link = linkTo(packed);
    const left = this.#collection.items.filter((item) => {
      const shown = this.#showing.of(item);
      return isLocal(item.address) || (shown?.part && shown.own);
    }).length;
    const lines = [
      ...(left ? [count("collection.link.local", left)] : []),
      ...(link.length > longLink ? [t("collection.link.long", { n: link.length })] : []),
    ];
    const severity = lines.length ? "warning" : "success";
    try {
      await navigator.clipboard.writeText(link);
      this.#tell({ severity, title: t("figure.linkCopied"), lines });
    } catch {
      // Without permission the link is still there to copy by hand.
      this.#tell({ severity: "info", title: link, lines });
    }
  }

  #maker() {
    const { session, state } = this.#host;
    const { bundle } = session;
    const places = bundle.regions.filter(isMunicipality);
    const known = (code: string | undefined) => places.some((place) => place.code === code);
    const remembered = [this.#wanted?.place, memory.municipality, focusOf(state.regions, bundle)];
    const place = remembered.find(known) ?? places[0]?.code ?? "";
    const years = yearsOf(place, session);
    const asked = this.#wanted?.year;
    const year =
      asked !== undefined && years.includes(asked) ? asked : (years[0] ?? bundle.years[1]);
    const wanted = { place, year };
    return makerView({
      wanted,
      places: places.map(({ code }) => ({ value: code, label: regionName(code, bundle) })),
      years: years.length ? years : [year],
      provisional: this.#provisional(wanted),
      data: text(session.baseLabel),
      replaces: this.#collection.items.length > 0,
      at: this.#at,
      choose: (next) => {
        this.#wanted = next;
        this.#host.draw();
      },
      make: (how) => void this.#municipal(wanted, how),
    });
  }

  /** Asked once: it is drawn often. */
  #provisional(wanted: Wanted): boolean {
    const { session, state } = this.#host;
    const of = JSON.stringify([session.data, state.area, wanted]);
    if (this.#asked?.of !== of) this.#asked = { of, provisional: isProvisional(wanted, session) };
    return this.#asked.provisional;
  }

  async #municipal(wanted: Wanted, how: "replace" | "append"): Promise<void> {
    if (this.#at) return;
    const { session } = this.#host;
    const at = (area: string, n: number, of: number) => {
      this.#at = t("collection.maker.at", { area, n, of });
      this.#host.draw();
    };
    try {
      const made = await this.#showing.alone((beside) => municipal(wanted, session, beside, at));
      this.#at = "";
      const { title, items } = made;
      if (items.length === 0) {
        const place = regionName(wanted.place, session.bundle);
        const none = t("collection.maker.none", { place, year: wanted.year });
        return this.#tell({ severity: "warning", title: none, lines: [] });
      }
      const before = how === "append" ? kept() : { ...empty, title };
      const { collection, left } = withMore(before, items);
      const lines = [
        ...(made.without.length
          ? [t("collection.maker.without", { year: wanted.year, areas: list(made.without) })]
          : []),
        ...(left ? [t("collection.full", { most: most.items })] : []),
      ];
      this.#replace(collection, t("collection.maker.made", { title }), lines);
    } catch (error) {
      this.#at = "";
      const title = t("collection.maker.failed");
      this.#tell({ severity: "danger", title, lines: failureLines(error) });
    }
  }
}

function cleanWords({ heading, comment }: Words): Words {
  return {
    ...(heading !== undefined && { heading: clean(heading, most.heading) }),
    ...(comment !== undefined && { comment: cleanLines(comment) }),
  };
}

/** Nothing of the figure that happens to be open, nor of its data set, which others may not have. */
function linkTo(packed: string): string {
  const language = currentLanguage();
  const spoken = language === "nb" ? "" : `&spr=${language}`;
  const page = location.href.split("#")[0];
  return shareable(`${page}#v=${version}&vis=samling&saml=${packed}${spoken}`);
}

/** Whether it rests on what no link carries: the reader's own data set or numbers, or a fetch of the reader's. */
function isLocal(address: string): boolean {
  const { data = "", omr = "", ind = "", egi = "" } = parse(address).result;
  // In `egi` stand the reader's own indicators, with what they are made from.
  return (
    data === own || !!freshOf(data) || omr === ownArea || `${ind} ${egi}`.includes(`${ownArea}.`)
  );
}
