/** The command: builds a bundle, checks hand-delivered files, or compares definitions with SSB. */
import { BundleFaults } from "../../../web/src/bundle/faults.ts";
import { TransportError } from "../../../web/src/bundle/transport.ts";
import { readArgs, USAGE, WrongUsage } from "./args.ts";
import { run } from "./run.ts";

/** What a shell says of a command that Ctrl-C has ended. */
const INTERRUPTED = 130;

async function main(): Promise<number> {
  const args = readArgs(process.argv.slice(2));
  if (!args) {
    console.log(USAGE);
    return 0;
  }
  // Ctrl-C stops the fetching; what was fetched is kept for the next time.
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop.abort());
  return (await run(args, { signal: stop.signal, say: console.log })) ? 0 : 1;
}

/** The exit code. */
function tell(error: unknown): number {
  if (error instanceof WrongUsage) {
    console.error(`bundle: ${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (error instanceof TransportError && error.kind === "cancelled") {
    console.error("bundle: cancelled; what was fetched is kept for the next time");
    return INTERRUPTED;
  }
  const { message } = error as Error;
  console.error(error instanceof BundleFaults ? message : `bundle: ${message}`);
  return 1;
}

process.exitCode = await main().catch(tell);
