import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { softwareFile } from "./src/sources/software.ts";

/** Of package-lock.json, what is read here. */
interface Locked {
  version: string;
  license?: string;
  /** Only for building and testing. */
  dev?: boolean;
}

export interface ThirdParty {
  name: string;
  version: string;
  /** SPDX. */
  license: string;
  /** Licence, notices and the licences of what it has taken in, as the package brings them. */
  texts: string[];
}

/** Built into the calculator, though no package of the page's: what reads JSON, and what Emscripten adds to every module. */
const inCalculator = ["@nozbe/simdjson"];
const toolchain = `What the compiler adds to figur.wasm and its script
  Emscripten's runtime   MIT                             Copyright (c) 2010-2022 The Emscripten Authors
  musl                   MIT                             Copyright (c) 2005-2020 Rich Felker and others
  libc++, compiler-rt    Apache-2.0 WITH LLVM-exception  The LLVM Project
`;

const legal = /^(?:licen[cs]e|notice|copying|copyright)/i;

/** With one kind of line's end, and without byte order marks and page feeds. */
function plain(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{C}\n\t]/gu, "")
    .trim();
}

/** The files with legal texts of a package's folder. */
function textsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => legal.test(name))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (!statSync(path).isDirectory()) return [plain(readFileSync(path, "utf8"))];
      return textsIn(path);
    });
}

/** All that comes from others in what a reader downloads, by name. `root` holds package-lock.json and node_modules. */
export function thirdParties(root: string): ThirdParty[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(lock.packages)
    .map(([path, locked]) => ({ path, name: path.replace(/^.*node_modules\//, ""), locked }))
    .filter(({ path, name, locked }) => path && (!locked.dev || inCalculator.includes(name)))
    .filter(({ path }) => existsSync(join(root, path)))
    .map(({ path, name, locked }) => ({
      name,
      version: locked.version,
      license: locked.license ?? "",
      texts: textsIn(join(root, path)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The list that comes with the page, and every licence in full. */
export function thirdPartyText(parties: readonly ThirdParty[]): string {
  const width = Math.max(...parties.map(({ name, version }) => name.length + version.length + 1));
  const list = parties.map(
    ({ name, version, license }) => `  ${`${name} ${version}`.padEnd(width)}  ${license}`,
  );
  const texts = new Map<string, Set<string>>();
  for (const { name, texts: own } of parties)
    texts.set(name, new Set([...(texts.get(name) ?? []), ...own]));
  const full = [...texts]
    .filter(([, own]) => own.size > 0)
    .map(([name, own]) => [`======== ${name} ========`, ...own].join("\n\n"));
  return [
    "Software by others in Figurverktøyet\n",
    list.join("\n"),
    "",
    toolchain,
    full.join("\n\n\n"),
    "",
  ].join("\n");
}

/** Puts the list beside the page. */
export function thirdParty(root: string): Plugin {
  return {
    name: "third-party",
    apply: "build",
    generateBundle() {
      const source = thirdPartyText(thirdParties(root));
      this.emitFile({ type: "asset", fileName: softwareFile, source });
    },
  };
}
