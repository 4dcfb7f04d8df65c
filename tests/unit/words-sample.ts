import { readFile } from "node:fs/promises";
import type { DataSet } from "../../web/src/data/data-set.ts";
import { Engine } from "../../web/src/engine/engine.ts";
import type { More } from "../../web/src/figure/kinds/kind.ts";
import { more } from "../../web/src/figure/more.ts";
import { withOwn } from "../../web/src/own/with-own.ts";
import { backgroundRegions, shownIndicators, toQuery } from "../../web/src/query.ts";
import { panels, type Panel } from "../../web/src/series.ts";
import type { Session } from "../../web/src/session.ts";
import type { State } from "../../web/src/state.ts";
import { title } from "../../web/src/title.ts";
import { words } from "../../web/src/words/words.ts";
import { state } from "./state-sample.ts";

const root = new URL("../../", import.meta.url);
const engine = await Engine.create(await readFile(new URL("build/wasm/figur.wasm", root)));

/** The example data: twelve municipalities with every irregularity. */
export const published: DataSet = engine.loadBundle(
  await readFile(new URL("build/data/demo.json", root)),
);

export interface Told {
  state: State;
  panels: Panel[];
  more: More;
  title: string;
  subtitle: string;
  words: string[];
}

/** What the page says of a choice in the example data, with plain spaces. */
export function tell(given: Partial<State>): Told {
  const chosen = state({
    area: given.indicators?.[0]?.split(".")[0] ?? "barnevern",
    regions: ["5001", "0301", "4601", "3201"],
    groups: ["asss"],
    from: 2015,
    to: 2024,
    ...given,
  });
  const own = { ownGroups: [...chosen.ownGroups] };
  const bundle = withOwn(published, own.ownGroups, []);
  // Only what `more` asks of a session.
  const session = {
    bundle,
    rank: (query: Parameters<Engine["rank"]>[0]) => engine.rank(query),
    profile: (query: Parameters<Engine["profile"]>[0]) => engine.profile({ ...query, ...own }),
    keyFigures: (query: Parameters<Engine["keyFigures"]>[0]) =>
      engine.keyFigures({ ...query, ...own }),
    evaluate: (query: Parameters<Engine["evaluate"]>[0]) => engine.evaluate({ ...query, ...own }),
  } as unknown as Session;
  const query = toQuery(chosen, bundle);
  if (!query) throw new Error("nothing is chosen");
  const shown = panels(
    session.evaluate(query),
    bundle,
    shownIndicators(chosen, bundle),
    chosen.predecessors,
    backgroundRegions(chosen, bundle),
  );
  const beyond = more(chosen, session);
  const head = title(shown, chosen, bundle);
  return {
    state: chosen,
    panels: shown,
    more: beyond,
    title: plain(head.title),
    subtitle: plain(head.subtitle),
    words: words(shown, chosen, bundle, beyond).map(plain),
  };
}

export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

/** The indicators of an area that have numbers. */
export function indicatorsOf(area: string): string[] {
  return published.indicators
    .filter((i) => i.area === area && i.versions.length > 0)
    .map((i) => i.id);
}
