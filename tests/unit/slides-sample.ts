import { readFile } from "node:fs/promises";
import type { DataSet } from "../../web/src/data/data-set.ts";
import { Engine } from "../../web/src/engine/engine.ts";
import { finish, type Finished } from "../../web/src/finished.ts";
import { takingTexts } from "../../web/src/messages/languages.ts";
import { withOwn } from "../../web/src/own/with-own.ts";
import type { Session } from "../../web/src/session.ts";
import type { State } from "../../web/src/state.ts";
import { state } from "./state-sample.ts";

await takingTexts();

const root = new URL("../../", import.meta.url);
const engine = await Engine.create(await readFile(new URL("build/wasm/figur.wasm", root)));

/** The example data: twelve municipalities with every irregularity. */
export const published: DataSet = engine.loadBundle(
  await readFile(new URL("build/data/demo.json", root)),
);

export const address = "https://figur.example/#v=1&omr=barnevern";

/** A figure of the example data as the page has it; `change` makes the data set another. */
export function figure(
  given: Partial<State>,
  change: (bundle: DataSet) => DataSet = (same) => same,
): Finished {
  const chosen = state({
    area: given.indicators?.[0]?.split(".")[0] ?? "barnevern",
    indicators: ["barnevern.netto-per-innbygger-0-17"],
    regions: ["5001", "0301", "4601", "3201"],
    groups: ["asss"],
    from: 2015,
    to: 2024,
    ...given,
  });
  const own = { ownGroups: [...chosen.ownGroups] };
  // Only what a figure asks of a session.
  const session = {
    bundle: change(withOwn(published, own.ownGroups, [])),
    rank: (query: Parameters<Engine["rank"]>[0]) => engine.rank(query),
    profile: (query: Parameters<Engine["profile"]>[0]) => engine.profile({ ...query, ...own }),
    keyFigures: (query: Parameters<Engine["keyFigures"]>[0]) =>
      engine.keyFigures({ ...query, ...own }),
    evaluate: (query: Parameters<Engine["evaluate"]>[0]) => engine.evaluate({ ...query, ...own }),
  } as unknown as Session;
  const finished = finish(chosen, session, address);
  if (!finished) throw new Error("nothing is chosen");
  return finished;
}

/** The codes of all municipalities in the example data. */
export const everybody: string[] = published.regions
  .filter((r) => r.kind === "municipality")
  .map((r) => r.code);
