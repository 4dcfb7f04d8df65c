import type { Progress } from "./data/receive.ts";
import type { Local } from "./fresh/locals.ts";
import type { Notices } from "./notices.ts";
import type { Session } from "./session.ts";
import type { State } from "./state.ts";

/** What is being opened, and how far it has come. */
export type Coming = { name: string } & Progress;

/** What the parts of the page that act on their own need of the whole. */
export interface Host {
  readonly session: Session;
  readonly notices: Notices;
  readonly state: State;
  /** A new state with a new address. */
  go(state: State): void;
  /** The same with other choices. */
  change(part: Partial<State>): void;
  /** Follows a link of ours within the page; false where the browser should (a modifier key is held). */
  follow(event: MouseEvent, state: State): boolean;
  /** The same state again: what it shows may have changed. */
  show(state: State): void;
  draw(): void;
  /** A part of the page could not be fetched. `again` is what the reader can try; without it the page is loaded anew. */
  failed(again?: () => void): void;
  /** Says so when it takes long; gives what it gives. */
  wait<T>(work: Promise<T>): Promise<T>;
  /** Shows how far a large data set has come; undefined when it has, and is about to be drawn. */
  progress(coming: Coming | undefined): void;
  /** Before any data set is open. */
  drawNoticesOnly(): void;
  address(state: State): string;
  /** Puts the keyboard there once it is drawn. */
  focus(id: string): void;
  openData(data: string, area?: string): Promise<void>;
  /** Also one in another file; with the indicator that is wanted, or its first. */
  openArea(area: string, indicator?: string): Promise<void>;
  /** What opens when nothing is chosen; the view and the language stay. */
  reset(): void;
  /** Opens the panel for the area that is shown. */
  fetchFresh(): void;
  discard(local: Local): void;
}
