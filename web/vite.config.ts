import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses: the folder works wherever a web server puts it.
  base: "./",
  publicDir: "public",
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    // The page's policy refuses what is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
