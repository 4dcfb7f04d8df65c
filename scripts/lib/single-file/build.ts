// Builds the page as a template without data: one HTML file with style, script and calculator inside.
// Run: build.ts OUT
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";
import { leanECharts } from "../../../web/lean-echarts.ts";
import { block, fill } from "../../../web/src/download/whole/one-file.ts";
import { softwareFile } from "../../../web/src/sources/software.ts";
import { thirdParties, thirdPartyText } from "../../../web/third-party.ts";
import { skeleton, type Built } from "./skeleton.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The page finds its files inside itself. */
function filesInside(): Plugin {
  const data = join(root, "web/src/data");
  return {
    name: "files-inside",
    enforce: "pre",
    resolveId: (id, from) =>
      id.endsWith("/files.ts") && resolve(dirname(from ?? ""), id) === join(data, "files.ts")
        ? join(data, "files-inside.ts")
        : undefined,
  };
}

/** The page with all its code in one script: what comes late in the page that is served is here from the start. */
async function page(): Promise<Built> {
  const made = (await build({
    configFile: false,
    root: join(root, "web"),
    base: "./",
    publicDir: "public",
    logLevel: "warn",
    plugins: [leanECharts(), filesInside()],
    build: {
      write: false,
      target: "es2022",
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: join(root, "web/index.html"),
        output: { codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  const one = (ending: string): string => {
    const found = made.output.filter(({ fileName }) => fileName.endsWith(ending));
    if (found.length !== 1) throw new Error(`the build gave ${found.length} files *${ending}`);
    const file = found[0]!;
    return file.type === "chunk" ? file.code : file.source.toString();
  };
  const icon = await readFile(join(root, "web/public/icon.svg"), "utf8");
  return { html: one(".html"), style: one(".css"), script: one(".js"), icon };
}

export async function template(): Promise<string> {
  const { html, style, script } = await skeleton(await page());
  const calculator = await readFile(join(root, "build/wasm/figur.wasm"));
  const inside =
    (await block("figur.wasm", calculator)) +
    (await block(softwareFile, new TextEncoder().encode(thirdPartyText(thirdParties(root))))) +
    (await block("skeleton.html", new TextEncoder().encode(html)));
  return fill(fill(fill(html, "style", style), "script", script), "page", inside);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [out] = process.argv.slice(2);
  if (!out) throw new Error("usage: build.ts OUT");
  await writeFile(out, await template());
}
