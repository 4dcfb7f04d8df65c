import type { DataSet } from "./data/data-set.ts";
import { shareable } from "./data/files.ts";
import type { Query, Result } from "./engine/types.ts";
import type { More } from "./figure/kinds/kind.ts";
import { more } from "./figure/more.ts";
import { backgroundRegions, shownIndicators, toQuery } from "./query.ts";
import { panels, type Panel } from "./series.ts";
import type { Session } from "./session.ts";
import type { State } from "./state.ts";
import { title, type Title } from "./title.ts";
import { words } from "./words/words.ts";

/** A figure with its numbers, words and address: what the page shows, and what every file is made from. */
export interface Finished {
  state: State;
  bundle: DataSet;
  query: Query;
  result: Result;
  panels: readonly Panel[];
  more: More;
  title: Title;
  words: readonly string[];
  /** The page's address of it. */
  link: string;
}

/** Asks the calculator for what a state shows; undefined where nothing is chosen. Throws what the calculator refuses. */
export function finish(
  state: State,
  session: Session,
  link: string,
  mark: (panels: Panel[], query: Query) => Panel[] = (same) => same,
): Finished | undefined {
  const { bundle } = session;
  const query = toQuery(state, bundle);
  if (!query) return undefined;
  const result = session.evaluate(query);
  const background = backgroundRegions(state, bundle);
  const shown = panels(
    result,
    bundle,
    shownIndicators(state, bundle),
    state.predecessors,
    background,
  );
  const marked = mark(shown, query);
  const asked = more(state, session);
  return {
    state,
    bundle,
    query,
    result,
    panels: marked,
    more: asked,
    title: title(marked, state, bundle),
    words: words(marked, state, bundle, asked),
    link: shareable(link),
  };
}
