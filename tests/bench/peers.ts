/** The engine, its hand-written competitor, and by name those that are packages. */
import type { Query, Result } from "../../web/src/engine/types.ts";
import type { Engine } from "../../web/src/engine/engine.ts";
import { withMemory } from "./memory.ts";
import type { Connection } from "./duckdb.ts";
import type { Peer, Told } from "./peer.ts";
import * as plain from "./plain.ts";

/** The engine as the page uses it. */
export function ours(engine: Engine, memory?: () => number): Peer {
  return {
    open: (bytes) => void engine.loadBundle(bytes),
    ask: (question) => engine.evaluate(question),
    tell: (answer) => answer as Result,
    memory,
  };
}

export function plainJavaScript(): Peer {
  let model: plain.Model | undefined;
  return {
    open(bytes) {
      model = undefined;
      model = plain.load(bytes);
    },
    ask: (question: Query) => plain.evaluate(model!, question),
    tell: (answer) => answer as Told,
  };
}

/** Opens an empty database: not the same in Node and in a browser. */
export type Connect = () => Promise<Connection>;

/** The packages' peers are imported when they are asked for: only scripts/bench installs them. */
const made: Record<string, (connect: Connect) => Peer | Promise<Peer>> = {
  plain: plainJavaScript,
  toolkit: async () => (await import("./toolkit.ts")).toolkit(),
  arquero: async () => (await import("./arquero.ts")).arquero(),
  duckdb: async (connect) => (await import("./duckdb.ts")).duckdb(await connect()),
};

/** The engine first, which the others are compared with. */
export async function create(
  makeEngine: () => Promise<Engine>,
  names: string[],
  connect: Connect,
): Promise<Record<string, Peer>> {
  const [engine, memory] = await withMemory(makeEngine);
  const peers: Record<string, Peer> = { wasm: ours(engine, memory) };
  for (const name of names) peers[name] = await made[name]!(connect);
  return peers;
}
