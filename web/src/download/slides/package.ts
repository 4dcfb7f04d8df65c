import { strToU8, zipSync } from "fflate";
import { declaration, el } from "./xml.ts";

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const packaged = "http://schemas.openxmlformats.org/package/2006/";

interface Relation {
  type: string;
  target: string;
  external: boolean;
}

/**
 * An Office file: parts, each with its content type, and relations from one to another. What the file says of its
 * parts is made from the parts, so that nothing is said of what is not there.
 */
export class Package {
  #parts = new Map<string, { type: string; content: string | Uint8Array }>();
  #relations = new Map<string, Relation[]>();

  /** `name` without the leading slash, XML without its declaration. */
  add(name: string, type: string, content: string | Uint8Array): void {
    this.#parts.set(name, { type, content });
  }

  /** From a part ("": from the file) to another; the id that the part's text refers to it by. */
  relate(from: string, type: string, target: string, external = false): string {
    const all = this.#relations.get(from) ?? [];
    this.#relations.set(from, all);
    const known = all.findIndex((r) => r.type === type && r.target === target);
    return `rId${known < 0 ? all.push({ type, target, external }) : known + 1}`;
  }

  zip(): Uint8Array<ArrayBuffer> {
    const files: Record<string, Uint8Array> = {
      "[Content_Types].xml": xml(this.#types()),
    };
    for (const [from, all] of this.#relations) {
      const folder = from.slice(0, from.lastIndexOf("/") + 1);
      files[`${folder}_rels/${from.slice(folder.length)}.rels`] = xml(relationsXml(folder, all));
    }
    for (const [name, { content }] of this.#parts)
      files[name] = typeof content === "string" ? xml(content) : content;
    return zipSync(files);
  }

  #types(): string {
    const defaults = [
      ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
      ["xml", "application/xml"],
    ] as const;
    return el(
      "Types",
      { xmlns: `${packaged}content-types` },
      ...defaults.map(([Extension, ContentType]) => el("Default", { Extension, ContentType })),
      ...[...this.#parts].map(([name, { type }]) =>
        el("Override", { PartName: `/${name}`, ContentType: type }),
      ),
    );
  }
}

function relationsXml(folder: string, all: readonly Relation[]): string {
  return el(
    "Relationships",
    { xmlns: `${packaged}relationships` },
    ...all.map(({ type, target, external }, i) =>
      el("Relationship", {
        Id: `rId${i + 1}`,
        Type: type.includes("/") ? `${packaged}relationships/${type}` : relationships + type,
        Target: external ? target : relative(folder, target),
        TargetMode: external ? "External" : undefined,
      }),
    ),
  );
}

/** "ppt/slides/" to "ppt/charts/chart1.xml": "../charts/chart1.xml". */
function relative(folder: string, target: string): string {
  const from = folder.split("/").slice(0, -1);
  const to = target.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}

function xml(content: string): Uint8Array {
  return strToU8(declaration + content);
}
