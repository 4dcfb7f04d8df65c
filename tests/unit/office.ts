/** Reads what Office programs read: packages of XML, by other means than those that wrote them. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { strFromU8, unzipSync } from "fflate";

const run = promisify(execFile);

/** The parts of a package by their names. */
export function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  return unzipSync(bytes);
}

export function textOf(parts: Record<string, Uint8Array>, name: string): string {
  const part = parts[name];
  assert(part, `there is no part ${name}`);
  return strFromU8(part);
}

/** Puts bytes into a folder of its own, which is gone after `use`. */
export async function inFolder<T>(
  bytes: Uint8Array,
  name: string,
  use: (folder: string, file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "office-"));
  try {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return await use(folder, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** LibreOffice with a profile in the folder. Without a locale of UTF-8 it writes files under other names than the sheets'. */
export function soffice(folder: string, ...words: string[]): Promise<unknown> {
  return run(
    "soffice",
    [`-env:UserInstallation=file://${folder}/profile`, "--headless", ...words],
    { timeout: 120_000, env: { ...process.env, LC_ALL: "C.UTF-8" } },
  );
}

/** Lets LibreOffice write a file anew as another kind ("pdf", "xlsx", "csv:…"); the bytes of what it wrote. */
export function convert(bytes: Uint8Array, name: string, to: string): Promise<Uint8Array> {
  return inFolder(bytes, name, async (folder, file) => {
    const out = path.join(folder, "out");
    await soffice(folder, "--convert-to", to, "--outdir", out, file);
    return readFile(path.join(out, `${path.parse(name).name}.${to.split(":")[0]}`));
  });
}

/** The text of a PDF, one string per page. */
export function pdfPages(pdf: Uint8Array): Promise<string[]> {
  return inFolder(pdf, "a.pdf", async (_, file) => {
    const { stdout } = await run("pdftotext", ["-layout", file, "-"]);
    return stdout.split("\f").slice(0, -1);
  });
}

export interface Relation {
  id: string;
  type: string;
  target: string;
  external: boolean;
}

/** The relations of a part ("": of the package), their targets as part names. */
export function relationsOf(parts: Record<string, Uint8Array>, part: string): Relation[] {
  const folder = part.includes("/") ? part.slice(0, part.lastIndexOf("/") + 1) : "";
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  if (!parts[name]) return [];
  return [...textOf(parts, name).matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => {
    const of = attributes(tag);
    const external = of.TargetMode === "External";
    const target = of.Target!;
    return {
      id: of.Id!,
      type: of.Type!,
      external,
      target: external ? target : resolve(folder, target),
    };
  });
}

export function attributes(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );
}

function resolve(folder: string, target: string): string {
  return new URL(target, `file:///${folder}`).pathname.slice(1);
}

/**
 * What is wrong with a package as such: parts without a content type, content types without a part, relations to
 * nothing, parts that nothing leads to, relations that no text uses or that a text uses without having them, XML that
 * is not well formed.
 */
export function faultsOf(parts: Record<string, Uint8Array>): string[] {
  const faults: string[] = [];
  const names = Object.keys(parts).filter((name) => !name.endsWith("/"));
  const types = textOf(parts, "[Content_Types].xml");
  const all = (element: string) =>
    [...types.matchAll(new RegExp(`<${element}\\s[^>]*>`, "g"))].map(([tag]) => attributes(tag));
  const overrides = all("Override").map((o) => o.PartName!.slice(1));
  const defaults = new Set(all("Default").map((d) => d.Extension!));
  for (const name of overrides) {
    if (!parts[name]) faults.push(`a content type for ${name}, which is not there`);
    if (overrides.indexOf(name) !== overrides.lastIndexOf(name))
      faults.push(`two content types for ${name}`);
  }
  const content = names.filter((n) => n !== "[Content_Types].xml" && !n.endsWith(".rels"));
  for (const name of content)
    if (!overrides.includes(name) && !defaults.has(name.split(".").at(-1)!))
      faults.push(`no content type for ${name}`);

  const led = new Set<string>();
  const reach = (part: string) => {
    const relations = relationsOf(parts, part);
    const ids = relations.map((r) => r.id);
    if (new Set(ids).size < ids.length) faults.push(`${part} has two relations of one id`);
    if (part.endsWith(".xml")) {
      const used = new Set(
        [...textOf(parts, part).matchAll(/\br:(?:id|embed|link)="([^"]*)"/g)].map(([, id]) => id!),
      );
      for (const id of used)
        if (!ids.includes(id)) faults.push(`${part} uses ${id}, which it does not have`);
    }
    for (const { target, external } of relations) {
      if (external) continue;
      if (!parts[target]) faults.push(`${part} leads to ${target}, which is not there`);
      else if (!led.has(target)) {
        led.add(target);
        reach(target);
      }
    }
  };
  reach("");
  for (const name of content) if (!led.has(name)) faults.push(`nothing leads to ${name}`);
  for (const name of names)
    if (/\.(xml|rels)$/.test(name)) {
      const fault = xmlFault(textOf(parts, name));
      if (fault) faults.push(`${name}: ${fault}`);
    }
  return faults;
}

/** Why a text is not well-formed XML as these packages have it (no DTD, no CDATA); undefined when it is. */
export function xmlFault(xml: string): string | undefined {
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(xml);
  if (forbidden) return `a character that XML does not allow at ${forbidden.index}`;
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(xml))
    return "half a character";
  const open: string[] = [];
  let at = 0;
  let roots = 0;
  const name = "[A-Za-z_][\\w:.-]*";
  const tag = new RegExp(
    `<(?:\\?xml [^?]*\\?|(/)(${name})\\s*|(${name})((?:\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/)?)>`,
    "y",
  );
  while (at < xml.length) {
    if (xml[at] !== "<") {
      const end = xml.indexOf("<", at);
      const words = xml.slice(at, end < 0 ? xml.length : end);
      if (open.length === 0 && words.trim()) return `text outside the root at ${at}`;
      if (badEntity(words)) return `a bare & at ${at}`;
      at += words.length;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(xml);
    if (!found) return `no tag at ${at}: ${xml.slice(at, at + 40)}`;
    const [whole, close, closed, opened, attrs = "", empty] = found;
    if (close && open.pop() !== closed) return `</${closed}> closes another at ${at}`;
    if (opened) {
      if (open.length === 0 && roots++) return "two roots";
      const named = [...attrs.matchAll(/([\w:.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)].map(([, n]) => n!);
      if (new Set(named).size < named.length) return `an attribute twice at ${at}`;
      if (badEntity(attrs)) return `a bare & at ${at}`;
      if (!empty) open.push(opened);
    }
    at += whole.length;
  }
  return open.length ? `<${open.at(-1)}> is not closed` : roots ? undefined : "no root";
}

function badEntity(words: string): boolean {
  return /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(words);
}

export type SheetCell = string | number | null;

/** The cells of a workbook's sheet, row by row, as its XML has them; what has no value is null. */
export function readSheet(workbook: Uint8Array, n = 1): SheetCell[][] {
  const parts = unzip(workbook);
  const texts = (xml: string) =>
    [...xml.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => entities(text!)).join("");
  const shared = parts["xl/sharedStrings.xml"]
    ? [...textOf(parts, "xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
        texts(si!),
      )
    : [];
  const sheet = textOf(parts, `xl/worksheets/sheet${n}.xml`);
  const out: SheetCell[][] = [];
  for (const [, tag, inside = ""] of sheet.matchAll(/<c\s([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const { r: at, t: type } = attributes(tag!);
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(at!)!;
    const column = [...letters!].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1;
    const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1];
    const cells = (out[Number(row) - 1] ??= []);
    cells[column] =
      type === "inlineStr"
        ? texts(inside)
        : value === undefined
          ? null
          : type === "s"
            ? shared[Number(value)]!
            : Number(value);
  }
  return Array.from(out, (row) => Array.from(row ?? [], (cell) => cell ?? null));
}

/** A text of XML as it is read. */
export function entities(xml: string): string {
  const named: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : named[name]!,
  );
}

/** Every element of a text with the names of its children, in their order. */
export function elements(xml: string): { name: string; children: string[] }[] {
  const out: { name: string; children: string[] }[] = [];
  const open: { name: string; children: string[] }[] = [];
  for (const [, close, name, empty] of xml.matchAll(/<(\/)?([\w:]+)[^<>]*?(\/)?>/g)) {
    if (close) {
      open.pop();
      continue;
    }
    const element = { name: name!, children: [] };
    open.at(-1)?.children.push(name!);
    out.push(element);
    if (!empty) open.push(element);
  }
  return out;
}
