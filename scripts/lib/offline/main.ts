// Writes the service worker of a built page, when everything else is in its folder. Run: main.ts FOLDER
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, type Rolldown } from "vite";
import { list } from "./list.ts";

const root = resolve(import.meta.dirname, "../../..");

async function workerCode(): Promise<string> {
  const made = (await build({
    configFile: false,
    root: join(root, "web"),
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: {
        input: join(root, "web/src/offline/worker/worker.ts"),
        output: { format: "iife" },
      },
    },
  })) as Rolldown.RolldownOutput;
  return made.output[0].code;
}

async function main([folder]: string[]): Promise<void> {
  if (!folder) throw new Error("usage: main.ts FOLDER");
  const code = await workerCode();
  const kept = await list(folder, code);
  await writeFile(join(folder, "sw.js"), `self.kept = ${JSON.stringify(kept)};\n${code}`);
  console.log(`version ${kept.version}: ${Object.keys(kept.files).length} files are kept`);
}

await main(process.argv.slice(2));
