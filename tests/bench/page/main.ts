/** The same measurements in a browser; run.ts calls `bench` and waits for what it tells. */
import { Engine } from "../../../web/src/engine/engine.ts";
import { measure, type Measured } from "../measure.ts";
import { create } from "../peers.ts";
import { questionsOf, type WorkFile } from "../works.ts";
import { blocked, type Blocked } from "./blocked.ts";
import { connect } from "./duckdb.ts";

export interface Told {
  /** What it failed with; a wrong answer is told so. */
  error?: string;
  measured?: Measured;
  /** By the way in which the page opens a bundle. */
  blocked?: Record<string, Blocked>;
}

declare global {
  interface Window {
    bench(size: string, peers: string[]): Promise<Told>;
  }
}

const file = (size: string, name: string) => fetch(`../${size}/${name}`);

window.bench = async (size, peers) => {
  try {
    const bytes = new Uint8Array(await (await file(size, "bundle.json")).arrayBuffer());
    const work = (await (await file(size, "work.json")).json()) as WorkFile;
    const all = await create(() => Engine.create(), peers, connect);
    const measured = measure(all, bytes, questionsOf(work));
    const own = await blocked(() => all.wasm!.open(bytes));
    return { measured, blocked: { "on the page's own thread": own } };
  } catch (error) {
    return { error: String(error) };
  }
};
