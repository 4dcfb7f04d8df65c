// Runs the stand-in for PxWebApi: main.ts --port N [--fault F] [--replay DIR] [--per-minute N]
import { parseArgs } from "node:util";
import { FAULTS, parseFault } from "./faults.ts";
import { startStub } from "./server.ts";

const USAGE = `usage: scripts/ssb-stub --port N [--fault F]... [--replay DIR] [--per-minute N]

A stand-in for SSB's PxWebApi, for this machine alone. Port 0 is any free one.
  --fault       ${FAULTS.join(", ")}
                html:forever never stops, slow:MS waits before each piece, rate:S is in Retry-After,
                metadata:renamed and metadata:replaced are its two halves
  --replay      serve the JSON-stat replies in DIR instead of the example's invented figures
  --per-minute  requests that any 60 seconds allow; 30, as SSB`;

class Usage extends Error {}

function whole(text: string, name: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(number >= least && number <= most))
    throw new Usage(`--${name} takes a whole number from ${least} to ${most}, not ${text}`);
  return number;
}

function options(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: "string" },
        fault: { type: "string", multiple: true },
        replay: { type: "string" },
        "per-minute": { type: "string", default: "30" },
        help: { type: "boolean" },
      },
    });
    if (values.help) return undefined;
    if (values.port === undefined) throw new Usage("--port is missing");
    return {
      port: whole(values.port, "port", 0, 65_535),
      perMinute: whole(values["per-minute"], "per-minute", 1, 999_999_999),
      faults: (values.fault ?? []).map(parseFault),
      replay: values.replay,
    };
  } catch (error) {
    throw new Usage((error as Error).message);
  }
}

async function main(args: string[]): Promise<void> {
  const chosen = options(args);
  if (!chosen) return console.log(USAGE);
  try {
    const { base } = await startStub(chosen);
    console.log(`The stand-in for PxWebApi is at ${base} (stop with Ctrl-C)`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new Error(`port ${chosen.port} is taken; choose another with --port`);
    if (code === "EACCES") throw new Error(`port ${chosen.port} may not be opened by this user`);
    throw new Error(message);
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`error: ${error.message}`);
  if (error instanceof Usage) console.error(USAGE);
  process.exitCode = error instanceof Usage ? 2 : 1;
});
