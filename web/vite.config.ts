import { defineConfig, type Plugin } from "vite";

/** What the first figure needs and only a script asks for: the browser is told of it in the page itself, and fetches all at once. */
function ahead(): Plugin {
  return {
    name: "ahead",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const named = (start: string, ending: string) =>
          Object.keys(bundle).filter((file) => file.startsWith(start) && file.endsWith(ending));
        // A chunk that others share is one of its own, ECharts among them.
        const withImports = (file: string): string[] => {
          const chunk = bundle[file];
          return chunk?.type === "chunk" ? [file, ...chunk.imports.flatMap(withImports)] : [];
        };
        const drawing = new Set(named("assets/compose-", ".js").flatMap(withImports));
        return [
          ...named("assets/figur-", ".wasm").map((file) => ({
            tag: "link",
            attrs: { rel: "preload", href: `./${file}`, as: "fetch", crossorigin: "" },
          })),
          ...[...drawing]
            .filter((file) => !html.includes(file))
            .map((file) => ({
              tag: "link",
              attrs: {
                rel: "modulepreload",
                href: `./${file}`,
                crossorigin: "",
                fetchpriority: "low",
              },
            })),
        ].map((link) => ({ ...link, injectTo: "head" as const }));
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses: the folder works wherever a web server puts it.
  base: "./",
  publicDir: "public",
  plugins: [ahead()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    // The page's policy refuses what is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
