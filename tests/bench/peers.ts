/** The engine, its hand-written competitor, and by name those that are packages. */
import type { Query, Result } from "../../web/src/engine/types.ts";
import type { Engine } from "../../web/src/engine/engine.ts";
import type { RawEngine } from "../../web/src/engine/wasm.ts";
import type { Connection } from "./duckdb.ts";
import type { Peer, Told } from "./peer.ts";
import * as plain from "./plain.ts";

/** The engine as the page uses it. */
export function ours(engine: Engine): Peer {
  const { raw } = engine as unknown as { raw: RawEngine };
  return {
    open: (bytes) => void engine.loadBundle(bytes),
    ask: (question) => engine.evaluate(question),
    tell: (answer) => answer as Result,
    memory: () => raw.input(0).buffer.byteLength,
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
  engine: Engine,
  names: string[],
  connect: Connect,
): Promise<Record<string, Peer>> {
  const peers: Record<string, Peer> = { wasm: ours(engine) };
  for (const name of names) peers[name] = await made[name]!(connect);
  return peers;
}
