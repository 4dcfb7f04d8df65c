import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArgs } from "../../scripts/lib/bundle/args.ts";
import { run } from "../../scripts/lib/bundle/run.ts";
import { startStub } from "../../scripts/lib/stub/server.ts";

/** A bundle of one service area for every municipality, from the stand-in for SSB: the file. */
export async function country(area = "barnevern"): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "figur-land-"));
  const out = join(folder, "landet.json");
  const stub = await startStub();
  const where = ["--from", stub.base, "--cache", join(folder, "cache"), "--out", out];
  try {
    await run(readArgs([...where, "--municipalities", "all", "--areas", area])!, {
      say: () => {},
      stream: { isTTY: false, write: () => true } as never,
    });
  } finally {
    await stub.close();
  }
  return out;
}
