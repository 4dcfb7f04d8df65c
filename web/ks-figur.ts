import { build, type Plugin } from "vite";

/** `ks-figur.js`, under a name that never changes: pages elsewhere ask for it. It holds everything that it needs. */
export function ksFigur(): Plugin {
  return {
    name: "ks-figur",
    apply: "build",
    async generateBundle() {
      const entry = `${import.meta.dirname}/src/element/ks-figur.ts`;
      const built = await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        build: {
          write: false,
          target: "es2022",
          modulePreload: false,
          rolldownOptions: { input: entry, output: { format: "iife", codeSplitting: false } },
        },
      });
      if (!("output" in built)) throw new Error("ks-figur: more than one build");
      this.emitFile({ type: "asset", fileName: "ks-figur.js", source: built.output[0].code });
    },
  };
}
