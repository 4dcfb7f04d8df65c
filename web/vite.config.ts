import { defineConfig, type Plugin } from "vite";
import { chunkOf } from "./chunks.ts";
import { ksFigur } from "./ks-figur.ts";
import { leanECharts } from "./lean-echarts.ts";
import { thirdParty } from "./third-party.ts";

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

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses: the folder works wherever a web server puts it.
  base: "./",
  publicDir: "public",
  plugins: [leanECharts(), ahead(), ksFigur(), thirdParty(`${import.meta.dirname}/..`)],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    // The page's policy refuses what is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "embed.html"].map((file) => `${import.meta.dirname}/${file}`),
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf }] },
      },
    },
  },
});
