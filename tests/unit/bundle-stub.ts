/** The command, run in this process against the stand-in for SSB, with a clock that does not wait. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Bundle } from "../../web/src/bundle/types.ts";
import { readArgs } from "../../scripts/lib/bundle/args.ts";
import { run } from "../../scripts/lib/bundle/run.ts";
import { startStub, type Stub, type StubOptions } from "../../scripts/lib/stub/server.ts";
import { FakeClock } from "./fake-clock.ts";
import { folder } from "./bundle-sample.ts";

/** Milliseconds: what sleeps longer is a time-out, which must not run out while a reply is on its way. */
const TIMEOUT = 60_000;

export interface Desk {
  stub: Stub;
  clock: FakeClock;
  dir: string;
  /** Where the bundle goes unless the arguments say otherwise. */
  out: string;
  /** Runs the command with these arguments beside --from, --out and --cache. */
  run(...args: string[]): Promise<{ fits: boolean; lines: string[]; progress: string }>;
  bundle(): Bundle;
}

export async function desk(t: TestContext, options: StubOptions = {}): Promise<Desk> {
  const clock = new FakeClock();
  const stub = await startStub({ now: clock.now, ...options });
  t.after(() => stub.close());
  const dir = folder(t, {});
  const out = join(dir, "ut.json");
  return {
    stub,
    clock,
    dir,
    out,
    async run(...args) {
      const lines: string[] = [];
      let progress = "";
      const stream = { isTTY: false, write: (text: string) => ((progress += text), true) };
      const own = ["--from", stub.base, "--cache", join(dir, "cache")];
      const to = args[0] === "doctor" || args.includes("--out") ? [] : ["--out", out];
      const work = run(readArgs([...args, ...own, ...to])!, {
        clock,
        random: () => 0.5,
        say: (line) => lines.push(line),
        stream: stream as never,
      });
      const fits = await clock.run(work, TIMEOUT);
      return { fits, lines, progress };
    },
    bundle: () => JSON.parse(readFileSync(out, "utf8")) as Bundle,
  };
}

/** What the command throws, in words. */
export async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was thrown");
}
