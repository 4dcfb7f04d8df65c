import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Api } from "../../../web/src/bundle/types.ts";

export const USAGE = `usage: bundle --out FILE [--from ssb|URL|DIR] [--manual DIR] [--areas a,b] [--years 2015:2025]
              [--municipalities asss|all|CODE,CODE] [--api v2|v1] [--previous FILE] [--shards]
              [--accept TABLE:YEAR]... [--strict] [--cache DIR] [--defs DIR]
       bundle check-manual DIR [--defs DIR]
       bundle doctor [--from ssb|URL] [--manual DIR] [--areas a,b] [--api v2|v1] [--defs DIR]

  --from            ssb (the default), another address of the same API, or a folder of saved tables
  --manual          a folder of hand-delivered tables (<table>.csv), notes.csv and bundle.json
  --municipalities  those of ASSS over the years (the default), all, or some, by any code they had;
                    the country and the KOSTRA groups always come along
  --previous        what the release report compares with; unless said the file that is replaced
  --shards          one bundle per service area beside FILE, which lists them
  --accept          let a year of a table without any figure pass; it stays missing
  --strict          fail when something that a definition names is not in its table
  --cache           where replies are kept until the bundle is written; unless said build/ssb-cache

What it is and how it is read: indicator-defs/README.md. Beside FILE stands the release report
(.report.md and .report.json). On any fault nothing is written and the exit code is 1.`;

export class WrongUsage extends Error {}

export interface BundleArgs {
  command: "build" | "check-manual" | "doctor";
  /** A folder of saved tables, or else ssb or an address. */
  from: string;
  isFolder: boolean;
  out: string;
  manual?: string;
  areas?: string[];
  years?: [number, number];
  municipalities?: string;
  api?: Api;
  previous?: string;
  shards: boolean;
  accept: string[];
  strict: boolean;
  cache?: string;
  defs?: string;
}

/** Undefined when only help is asked for. Throws WrongUsage. */
export function readArgs(args: string[]): BundleArgs | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [command = "build", ...rest] = positionals;
  if (command !== "check-manual" && command !== "doctor" && command !== "build")
    throw new WrongUsage(`unknown command "${command}"`);
  const manual = command === "check-manual" ? rest.shift() : values.manual;
  if (rest.length > 0) throw new WrongUsage(`unexpected "${rest[0]}"`);
  if (command === "check-manual" && !manual) throw new WrongUsage("check-manual needs a folder");
  if (command === "build" && !values.out) throw new WrongUsage("--out is missing");
  if (command === "build" && isDirectory(values.out!))
    throw new WrongUsage(`--out ${values.out}: is a folder, name a file in it`);
  if (manual && !isDirectory(manual)) throw new WrongUsage(`${manual}: is not a folder`);

  const from = values.from ?? "ssb";
  const isFolder = from !== "ssb" && !/^https?:\/\//.test(from);
  if (isFolder && command === "doctor") throw new WrongUsage("doctor asks SSB or another address");
  if (isFolder && !isDirectory(from))
    throw new WrongUsage(`--from ${from}: is neither ssb, nor an address, nor a folder`);
  const only: [string, unknown][] = [
    ["--manual", manual],
    ["--years", values.years],
    ["--municipalities", values.municipalities],
    ["--api", values.api],
    ["--accept", values.accept],
    ["--strict", values.strict],
    ["--cache", values.cache],
    ["--shards", values.shards],
  ];
  const useless = only.find(([, value]) => value !== undefined);
  if (isFolder && useless) throw new WrongUsage(`${useless[0]} has no meaning with a folder`);
  if (values.api !== undefined && values.api !== "v2" && values.api !== "v1")
    throw new WrongUsage(`--api ${values.api}: is neither v2 nor v1`);
  for (const one of values.accept ?? [])
    if (!/^[^:]+:\d{4}$/.test(one)) throw new WrongUsage(`--accept ${one}: is not TABLE:YEAR`);
  return {
    command,
    from,
    isFolder,
    out: values.out ?? "",
    manual,
    areas: values.areas?.split(",").map((area) => area.trim()),
    years: values.years === undefined ? undefined : readYears(values.years),
    municipalities: values.municipalities,
    api: values.api,
    previous: values.previous,
    shards: values.shards ?? false,
    accept: values.accept ?? [],
    strict: values.strict ?? false,
    cache: values.cache,
    defs: values.defs,
  };
}

function parsed(args: string[]) {
  try {
    const text = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: text,
        from: text,
        manual: text,
        areas: text,
        years: text,
        municipalities: text,
        api: text,
        previous: text,
        shards: flag,
        accept: { type: "string", multiple: true },
        strict: flag,
        cache: text,
        defs: text,
        help: flag,
      },
    });
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

function readYears(text: string): [number, number] {
  const years = /^(\d{4})(?::(\d{4}))?$/.exec(text);
  const [from, to] = [Number(years?.[1]), Number(years?.[2] ?? years?.[1])];
  if (!years || from > to) throw new WrongUsage(`--years ${text}: is not 2015 or 2015:2025`);
  return [from, to];
}

const isDirectory = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
