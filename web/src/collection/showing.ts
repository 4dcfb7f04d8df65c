import { dataSet, parse, resolve, type Wanted } from "../address.ts";
import { shareable } from "../data/files.ts";
import { FetchFailure, NoSuchData } from "../data/library.ts";
import { carriedLink } from "../download/carried.ts";
import { withBehind } from "../download/numbers/behind.ts";
import { draw } from "../download/picture/draw.ts";
import { failureLines } from "../faults.ts";
import type { Composed } from "../figure/compose.ts";
import { finish, type Finished } from "../finished.ts";
import { municipalities } from "../profile/query.ts";
import { askProfile } from "../profile/ask.ts";
import { currentLanguage, t, text } from "../messages/index.ts";
import { NotFetched, type Session } from "../session.ts";
import type { State } from "../state.ts";
import { ownUsed } from "../source.ts";
import { grid, headed, keyIndicators } from "./grid.ts";
import type { Item } from "./item.ts";
import type { Shown } from "./shown.ts";

/**
 * The picture as paper takes it. Hardly wider than an upright A4 has room for, so that its letters keep their size; what has
 * columns needs room for them, and what would be taller than a page is better wide than small.
 */
async function pictureOf(figure: Finished): Promise<Composed["svg"]> {
  const kind = figure.state.figure;
  const width = kind === "profile" || kind === "table" || kind === "heat" ? 940 : 760;
  const first = await draw(figure, width);
  const { svg } = first.height > 1.4 * width ? await draw(figure, 1.3 * width) : first;
  // Its title and description name it.
  svg.setAttribute("role", "img");
  return svg;
}

/**
 * Makes what the items are of, beside the page: with a calculator of its own, one data set after the other. What has been
 * made is kept as long as its item says the same.
 */
export class Showing {
  readonly #session: () => Session;
  #beside: Session | undefined;
  #besideOf = "";
  #made = new Map<string, Shown>();
  #turn = 0;
  #working: Promise<void> = Promise.resolve();

  constructor(session: () => Session) {
    this.#session = session;
  }

  /** What there is of the item so far. */
  of(item: Item): Shown | undefined {
    return this.#made.get(keyOf(item));
  }

  /** Makes what is missing, and tells `after` each; the rest is left when it is asked for anew. */
  async make(items: readonly Item[], after: () => void): Promise<void> {
    const turn = ++this.#turn;
    await this.alone(async (session) => {
      const lacking = new Set<string>();
      for (const item of byDataSet(items.filter((one) => !this.of(one)))) {
        // The page answers between any two.
        await new Promise((go) => setTimeout(go));
        if (turn !== this.#turn) return;
        this.#made.set(keyOf(item), await show(item, session, lacking));
        if (turn !== this.#turn) return;
        after();
      }
    });
  }

  /** One after the other: the calculator beside has one data set at a time. */
  async alone<T>(act: (session: Session) => Promise<T>): Promise<T> {
    const before = this.#working;
    let done = () => {};
    this.#working = new Promise((resolved) => (done = resolved));
    await before;
    try {
      return await act(this.#besides());
    } finally {
      done();
    }
  }

  stop(): void {
    this.#turn++;
  }

  /** Stops, and gives the calculator's memory back once nobody is at work with it. */
  async close(): Promise<void> {
    this.stop();
    await this.#working;
    this.#beside?.close();
    this.#beside = undefined;
  }

  /** A session of its own, a new one when the reader's own numbers have changed. */
  #besides(): Session {
    const session = this.#session();
    const { ownFiles, ownName, locals } = session;
    const now = JSON.stringify([
      ownFiles.map(({ table, name }) => [table, name]),
      session.hasOwn && ownName,
      locals.all.map(({ base, area, retrieved }) => [base, area, retrieved]),
    ]);
    if (!this.#beside || now !== this.#besideOf) {
      this.#beside?.close();
      this.#beside = session.beside();
      this.#besideOf = now;
      this.#made.clear();
    }
    return this.#beside;
  }
}

function keyOf({ address, heading, comment }: Item): string {
  return JSON.stringify([address, heading, comment]);
}

/** Those of one file after each other, so that each is opened once. */
function byDataSet(items: readonly Item[]): Item[] {
  const files = new Map<string, Item[]>();
  for (const item of items) {
    const file = fileOf(item);
    files.set(file, [...(files.get(file) ?? []), item]);
  }
  return [...files.values()].flat();
}

function fileOf({ address }: Item): string {
  const { data = "", omr = "" } = parse(address).result;
  return `${data} ${omr}`;
}

/** Where the item leads. */
export function linkOf(item: Item): string {
  const language = currentLanguage();
  return `${location.href.split("#")[0]}${item.address}${language === "nb" ? "" : `&spr=${language}`}`;
}

/** `lacking` are the files that turned out not to exist: nobody is asked for them again. */
async function show(item: Item, session: Session, lacking: Set<string>): Promise<Shown> {
  const { result: wanted, problems } = parse(item.address);
  const data = dataSet(wanted, session.hasOwn);
  const wrong = [...problems, ...data.problems];
  if (wrong.length) return { why: wrong };
  const file = fileOf(item);
  if (lacking.has(file)) return { why: [t("notice.link.data", { value: data.result })] };
  try {
    await session.open(data.result, wanted.omr);
    return await inDataSet(item, wanted, session);
  } catch (error) {
    if (error instanceof NoSuchData) lacking.add(file);
    return { why: whyNot(data.result, error) };
  }
}

async function inDataSet(item: Item, wanted: Wanted, session: Session): Promise<Shown> {
  const { result, problems } = resolve(
    wanted,
    session.data,
    session.bundle,
    (area) => session.defaults(area),
    [],
    (own) => session.refusal(own),
  );
  // With something else in its place it would not be what was collected.
  if (problems.length) return { why: problems };
  session.useOwn(result);
  const { bundle } = session;
  const area = text(bundle.serviceAreas.find((a) => a.id === result.area)?.name);
  const comment = item.comment ? item.comment.split("\n") : [];
  const link = linkOf(item);
  if (result.view === "keyfigures") {
    const regions = municipalities(result, bundle).slice(0, 1);
    const state: State = { ...result, regions };
    const answers = askProfile(state, session, 1);
    if (!answers?.profile.length) return { why: [t("collection.nothing")] };
    const panels = keyIndicators(state, bundle);
    const there = shareable(link);
    const carried = carriedLink({ panels, bundle, state, link: there })?.href ?? there;
    const made = grid(answers, state, bundle, carried);
    const words = [...comment, ...made.words];
    const part = { ...headed(made, item.heading), words };
    const own = ownUsed(panels, bundle).length > 0;
    return { part: { kind: "grid", grid: part }, bundle, own, area };
  }
  const state: State = { ...result, view: "figure", title: item.heading || result.title };
  const figure = finish(state, session, link);
  if (!figure) return { why: [t("collection.nothing")] };
  const picture = await pictureOf(figure);
  const told = withBehind({ ...figure, words: [...comment, ...figure.words] }, session);
  const own = ownUsed(figure.panels, bundle).length > 0;
  return { part: { kind: "figure", figure: told }, bundle, own, picture, area };
}

function whyNot(data: string, error: unknown): string[] {
  if (error instanceof NoSuchData) return [t("notice.link.data", { value: data })];
  if (error instanceof NotFetched) return [error.message];
  if (error instanceof FetchFailure) return [t("notice.fetch", { data }), error.message];
  return failureLines(error);
}
