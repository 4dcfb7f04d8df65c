import type { Report } from "../download/part.ts";
import { t, text } from "../messages/index.ts";
import { slug } from "../own/groups.ts";
import type { Collection, Item } from "./item.ts";
import { placed } from "./sections.ts";
import type { Shown, There } from "./shown.ts";

/** The collection as one file is made of it: what can be shown, in its order. */
export function report(
  collection: Collection,
  of: (item: Item) => Shown | undefined,
  link: string,
): Report {
  const there = thereOf(collection, of);
  return {
    title: collection.title || t("view.collection"),
    subtitle: [...sources(there), ...labels(there)].join(" · "),
    link,
    parts: placed(collection, of).flatMap(({ shown, section }) =>
      shown?.part ? [section ? { section, ...shown.part } : shown.part] : [],
    ),
  };
}

export function thereOf({ items }: Collection, of: (item: Item) => Shown | undefined): There[] {
  return items.map(of).filter((one): one is There => one?.part !== undefined);
}

/** The data sets that the numbers are from. */
export function sources(shown: readonly There[]): string[] {
  return [...new Set(shown.map(({ bundle }) => text(bundle.label)))];
}

/** What a reader of the whole must be told, each once. */
export function labels(shown: readonly There[]): string[] {
  const isOwn = ({ own }: There) => own;
  const example = shown.every(isExample) ? t("example.label") : t("collection.someExample");
  const own = shown.every(isOwn) ? t("own.banner") : t("collection.someOwn");
  return [...(shown.some(isExample) ? [example] : []), ...(shown.some(isOwn) ? [own] : [])];
}

/** "kostra-rapport-trondheim-2024-eksempeldata" */
export function reportName({ title }: Collection, shown: readonly There[]): string {
  return [
    slug("", title || t("view.collection"), []),
    ...(shown.some(isExample) ? [t("file.example")] : []),
    ...(shown.some(({ own }) => own) ? [t("file.own")] : []),
  ].join("-");
}

function isExample({ bundle }: There): boolean {
  return bundle.kind === "example";
}
