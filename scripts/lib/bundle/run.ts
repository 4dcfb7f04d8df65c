import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BundleFaults, faultText, type Fault } from "../../../web/src/bundle/faults.ts";
import { Transport, type TransportOptions } from "../../../web/src/bundle/transport.ts";
import type { Plan } from "../../../web/src/bundle/types.ts";
import type { BundleArgs } from "./args.ts";
import { DEFS, loadDefinitions, validators } from "./defs.ts";
import { doctor } from "./doctor.ts";
import { buildFolder } from "./folder.ts";
import { idFrom } from "./manifest.ts";
import { manualLines, NO_MANUAL, readManual } from "./manual.ts";
import { loadPlanner } from "./planner.ts";
import { publish, publishShards } from "./publish.ts";
import { shardsOf } from "./shards.ts";
import { baseOf, bundleOf, gather, labelOf, questionOf } from "./ssb.ts";
import { ProgressBar } from "./progress-bar.ts";
import { FolderCache } from "./reply-cache.ts";

const CACHE = fileURLToPath(new URL("../../../build/ssb-cache", import.meta.url));
/** A build that was stopped goes on with the replies of so many milliseconds. */
const CACHE_AGE = 12 * 3600 * 1000;

/** What the command has of the world; tests have another. */
export interface World extends Pick<TransportOptions, "clock" | "random" | "signal"> {
  /** A line of the result. */
  say: (line: string) => void;
  /** Of the progress. */
  stream?: ConstructorParameters<typeof ProgressBar>[0];
}

/**
 * Does what the arguments say. False: the doctor has found something. Throws BundleFaults, TransportError
 * or Error; then nothing is written but the cache.
 */
export async function run(args: BundleArgs, world: World): Promise<boolean> {
  const { say } = world;
  const check = validators(args.defs ?? DEFS);
  const planner = await loadPlanner();
  const { out, previous, accept } = args;
  const publishing = { out, previous, accept, say };
  if (args.isFolder) {
    const { areas, defs } = args;
    publish(buildFolder(args.from, planner, { areas, defs }), check, publishing);
    return true;
  }
  const faults: Fault[] = [];
  const known = loadDefinitions(args.defs ?? DEFS, check, faults);
  if (faults.length > 0) throw new BundleFaults(faults);
  const manual = args.manual ? readManual(args.manual, known, check, planner) : NO_MANUAL;
  if (args.command === "check-manual") {
    for (const warning of [...manual.warnings, ...manual.lacking])
      say(`warning: ${faultText(warning)}`);
    for (const line of manualLines(manual)) say(line);
    return true;
  }

  if (args.command === "build")
    for (const file of manual.ignored)
      manual.warnings.push({ file, message: "is not read: figures are handed in as .csv" });
  const base = baseOf(args.from);
  const { cache, bar, transport } = connect(args, base, world);
  try {
    if (args.command === "doctor") {
      const question = questionOf(known, manual, args);
      const { lines, fits } = await doctor(question, planner, transport, base);
      bar.end();
      for (const line of lines) say(line);
      return fits;
    }
    const { areas, years, municipalities, api, strict } = args;
    const onPlan = (plan: Plan): void => bar.say(planLine(plan));
    const gathered = await gather(known, manual, {
      ...{ base, planner, transport, cache, onPlan },
      ...{ areas, years, municipalities, api, accept, strict },
    });
    bar.end();
    const { manifest } = manual;
    const id = manifest.id ?? idFrom(out);
    if (args.shards) {
      const label = labelOf(manual);
      const chosen = areas ?? manifest.areas ?? known.areas.map((area) => area.id);
      const shards = shardsOf(known, manual, gathered, check, planner, {
        id,
        areas: chosen,
        label,
        years,
        name: basename(out).replace(/\.json$/, ""),
      });
      publishShards(shards, check, { id, label }, publishing);
    } else {
      const built = bundleOf(known, manual, gathered, check, {
        id,
        ...(areas && { areas }),
        ...(years && { years }),
      });
      publish(built, check, publishing);
    }
    // The bundle stands there: replies that stay behind are only told.
    await cache
      .clear()
      .catch((error: Error) =>
        say(`warning: the cache of replies was not emptied: ${error.message}`),
      );
    return true;
  } finally {
    bar.end();
  }
}

function connect(
  args: BundleArgs,
  base: string,
  { clock, random, signal, stream }: World,
): { cache: FolderCache; bar: ProgressBar; transport: Transport } {
  const folder = base.replace(/^https?:\/\//, "").replace(/[^A-Za-z0-9.-]+/g, "-");
  const now = clock && { now: () => clock.now() };
  const cache = new FolderCache(join(args.cache ?? CACHE, folder), { maxAge: CACHE_AGE, ...now });
  const bar = new ProgressBar(stream);
  const transport = new Transport({
    ...{ clock, random, signal },
    // The doctor tells how SSB's tables are now.
    ...(args.command === "build" && { cache }),
    onProgress: (progress) => bar.show(progress),
    onWarning: ({ message }) => bar.say(`warning: ${message}`),
  });
  return { cache, bar, transport };
}

function planLine({ tables }: Plan): string {
  const requests = tables.flatMap((table) => table.requests);
  const cells = requests.reduce((n, request) => n + request.cells, 0);
  const asked = tables.filter((table) => table.requests.length > 0);
  return `${asked.length} tables, ${requests.length} requests, ${cells} cells`;
}
