import { readFile } from "node:fs/promises";
import type { DataSet } from "../../web/src/data/data-set.ts";
import { withBehind, type WithBehind } from "../../web/src/download/numbers/behind.ts";
import { Engine } from "../../web/src/engine/engine.ts";
import { finish } from "../../web/src/finished.ts";
import { withOwn } from "../../web/src/own/with-own.ts";
import type { Session } from "../../web/src/session.ts";
import type { State } from "../../web/src/state.ts";
import { state } from "./state-sample.ts";

const root = new URL("../../", import.meta.url);
const engine = await Engine.create(await readFile(new URL("build/wasm/figur.wasm", root)));

const files = new Map<string, string>();
async function fileOf(name: string): Promise<string> {
  const known = files.get(name);
  if (known !== undefined) return known;
  const text = await readFile(new URL(`build/data/${name}.json`, root), "utf8");
  files.set(name, text);
  return text;
}

/** A calculator with a data set, which a test may change first. */
async function opened(
  name: string,
  edit?: (bundle: DataSet) => void,
): Promise<{ calculator: Engine; published: DataSet }> {
  const text = await fileOf(name);
  const calculator = engine.another();
  if (!edit) return { calculator, published: calculator.loadBundle(encode(text)) };
  const changed = JSON.parse(text) as DataSet;
  edit(changed);
  return { calculator, published: calculator.loadBundle(encode(JSON.stringify(changed))) };
}

const encode = (text: string) => new TextEncoder().encode(text);

/** The example data: twelve municipalities with every irregularity. */
export const { published: demo } = await opened("demo");
/** Real figures from SSB for five of them. */
export const { published: extract } = await opened("ssb-utdrag");

/** A figure as the page finishes it, with what its formulas take from elsewhere. */
export async function figure(
  given: Partial<State>,
  edit?: (bundle: DataSet) => void,
): Promise<WithBehind> {
  const chosen = state({
    area: given.indicators?.[0]?.split(".")[0] ?? "barnevern",
    regions: ["5001", "0301", "4601", "3201"],
    groups: ["asss"],
    from: 2015,
    to: 2024,
    ...given,
  });
  const { calculator, published } = await opened(chosen.data, edit);
  const bundle = withOwn(published, [...chosen.ownGroups], [...chosen.ownIndicators]);
  const own = { ownGroups: [...chosen.ownGroups] };
  type Asked = Parameters<Engine["evaluate"]>[0];
  const definitions = (query: Asked) =>
    bundle.indicators.filter(
      (i) => i.area === "egne-indikatorer" && query.indicators.includes(i.id),
    );
  // Only what finishing a figure asks of a session.
  const session = {
    bundle,
    rank: (query: Parameters<Engine["rank"]>[0]) => calculator.rank(query),
    profile: (query: Parameters<Engine["profile"]>[0]) => calculator.profile({ ...query, ...own }),
    keyFigures: (query: Parameters<Engine["keyFigures"]>[0]) =>
      calculator.keyFigures({ ...query, ...own }),
    evaluate: (query: Asked) =>
      calculator.evaluate({ ...query, ...own, ownIndicators: definitions(query) }),
  } as unknown as Session;
  const finished = finish(chosen, session, "https://eksempel.no/#v=1&data=demo");
  if (!finished) throw new Error("nothing is chosen");
  return withBehind(finished, session);
}
