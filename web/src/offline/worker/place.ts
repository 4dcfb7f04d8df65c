import type { Kept } from "./scope.ts";

/** What a request asks for, as the worker sees it; undefined when it is none of its business. */
export type Place =
  /** A page: always the version in use. */
  | { kind: "page"; path: string }
  /** Its name carries its sum: the same in every version that has it. */
  | { kind: "named"; path: string }
  /** Has the same name in every version: the one of the page that asks. */
  | { kind: "plain"; path: string }
  /** A part of a data set, its sum in the address. */
  | { kind: "part"; address: string; sum: string };

const pages = ["index.html", "embed.html"];

export function placeOf(
  { method, url, mode }: Pick<Request, "method" | "url" | "mode">,
  scope: string,
  { files }: Kept,
): Place | undefined {
  const address = url.split("#")[0]!;
  if (method !== "GET" || !address.startsWith(scope)) return undefined;
  const [path = "", query = ""] = address.slice(scope.length).split("?");
  if (mode === "navigate") {
    const page = path || "index.html";
    return pages.includes(page) && page in files ? { kind: "page", path: page } : undefined;
  }
  if (/^data\/[a-z0-9-]+\.json$/.test(path) && /^[0-9a-f]{12}$/.test(query))
    return { kind: "part", address, sum: query };
  if (path.startsWith("assets/")) return { kind: "named", path };
  return path in files ? { kind: "plain", path } : undefined;
}
