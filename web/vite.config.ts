import { defineConfig, type Plugin } from "vite";
import { leanECharts } from "./lean-echarts.ts";

/** The calculator, which only a script asks for: the browser is told of it in the page itself, and fetches it beside the script. */
function ahead(): Plugin {
  return {
    name: "ahead",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => /^assets\/figur-.*\.wasm$/.test(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "preload", href: `./${file}`, as: "fetch", crossorigin: "" },
            injectTo: "head" as const,
          })),
    },
  };
}

type Info = { isEntry: boolean; importers: readonly string[] } | null;

/** What opens the page, and what draws: one file each, for a file costs a turn to the server and compresses alone. */
function gathered(id: string, graph: { getModuleInfo(id: string): Info }): string | null {
  const found = new Map<string, "page" | "drawing" | null>();
  const reach = (module: string): "page" | "drawing" | null => {
    const known = found.get(module);
    if (known !== undefined) return known;
    found.set(module, null);
    const info = graph.getModuleInfo(module);
    let where: "page" | "drawing" | null = info?.isEntry ? "page" : null;
    if (module.endsWith("/src/figure/compose.ts")) where = "drawing";
    for (const importer of info?.importers ?? []) {
      if (where === "page") break;
      where = reach(importer) ?? where;
    }
    found.set(module, where);
    return where;
  };
  return reach(id);
}

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses: the folder works wherever a web server puts it.
  base: "./",
  publicDir: "public",
  plugins: [leanECharts(), ahead()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    // The page's policy refuses what is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: gathered }] },
      },
    },
  },
});
