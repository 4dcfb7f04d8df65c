import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Planner } from "../../../web/src/bundle/planner.ts";

const WASM = fileURLToPath(new URL("../../../build/wasm/planner.wasm", import.meta.url));

/** The planner from build/wasm, which scripts/bundle and scripts/test have built. */
export async function loadPlanner(): Promise<Planner> {
  if (!existsSync(WASM)) throw new Error(`${WASM} is not built (scripts/build builds it)`);
  const { Planner } = await import("../../../web/src/bundle/planner.ts");
  return Planner.create(readFileSync(WASM));
}
