/**
 * The page as one single HTML file: a template with styles, script and calculator inside, and gaps. The page's policy
 * names the sums of the style and the script, so that nothing else runs; data stand in blocks that are never run.
 */
import type { Local } from "../../fresh/locals.ts";
import type { OwnTable } from "../../own/own-table.ts";

/** What the file opens with. */
export interface Start {
  /** Of the address; "" opens what the data set opens with. */
  hash: string;
  /** The reader's own data set is `own/whole.json`, what was fetched from SSB `own/local.json`. */
  ownName: string;
  local?: Local;
  tables: readonly OwnTable[];
}

/** Its places, in the order they stand. */
export type Gap = "style" | "script" | "page" | "files";

/** Puts text where the template has `<!--gap-->`, and leaves the rest as it is. */
export function fill(template: string, gap: Gap, text: string): string {
  const mark = `<!--${gap}-->`;
  const at = template.indexOf(mark);
  if (at < 0) throw new Error(`the template has no ${mark}`);
  return template.slice(0, at) + text + template.slice(at + mark.length);
}

/** A file as the page finds it inside itself (data/files.ts). */
export async function block(name: string, bytes: Uint8Array, origin = ""): Promise<string> {
  if (!/^[a-z0-9./-]+$/.test(name)) throw new Error(`${name} is no name of a file inside a page`);
  return packedBlock(name, await packed(bytes), origin);
}

export function packedBlock(name: string, text: string, origin = ""): string {
  const from =
    origin && ` data-origin="${origin.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`;
  return `<script type="text/plain" data-file="${name}"${from}>${text}</script>\n`;
}

/** The whole file. `files` by their address on the page, the data set that opens first. `origin`: where the page is published. */
export async function oneFile(
  template: string,
  files: Iterable<[string, Uint8Array]>,
  start: Start,
  origin = "",
): Promise<string> {
  if (!(await isWhole(template))) throw new Error("the template is not whole");
  let blocks = "";
  for (const [name, bytes] of files) blocks += await block(name, bytes);
  blocks += await block("start.json", new TextEncoder().encode(JSON.stringify(start)), origin);
  return fill(template, "files", blocks);
}

/** Whether the template is all there, and its style and script are those that its policy names. */
export async function isWhole(template: string): Promise<boolean> {
  const style = /<style>([^]*?)<\/style>/.exec(template)?.[1];
  const script = /<script type="module">([^]*?)<\/script>/.exec(template)?.[1];
  if (!style || !script || !template.trimEnd().endsWith("</html>")) return false;
  // Only where the page is served safely does the browser offer the sum.
  if (!globalThis.crypto?.subtle) return true;
  return template.includes(await policySum(style)) && template.includes(await policySum(script));
}

/** As a content security policy names what may stand inline. */
export async function policySum(text: string): Promise<string> {
  const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `'sha256-${base64(new Uint8Array(sum))}'`;
}

async function packed(bytes: Uint8Array): Promise<string> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream("gzip"));
  return base64(new Uint8Array(await new Response(stream).arrayBuffer()));
}

function base64(bytes: Uint8Array): string {
  let text = "";
  // Whole groups of three at a time, so that the pieces can be joined.
  const piece = 3 * 8192;
  for (let at = 0; at < bytes.length; at += piece)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + piece)));
  return text;
}
