import type { Language } from "./messages/index.ts";
import type { OwnGroup } from "./engine/types.ts";

/** What could not be stored: it lasts as long as the page. */
const visit = new Map<string, string>();

/** What the browser remembers between visits. Where storage is denied or full, it is until the page is left. */
function read(key: string): string | undefined {
  const kept = visit.get(key);
  if (kept !== undefined) return kept;
  try {
    return localStorage.getItem(`figurverktoyet.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Says whether it is there next time. */
function write(key: string, value: string): boolean {
  try {
    localStorage.setItem(`figurverktoyet.${key}`, value);
    visit.delete(key);
    return true;
  } catch {
    visit.set(key, value);
    return false;
  }
}

export const memory = {
  get language(): Language {
    const told = read("spraak");
    return told === "nn" || told === "en" ? told : "nb";
  },
  set language(language: Language) {
    write("spraak", language);
  },
  /** The municipality that the reader has brought to the front. */
  get municipality(): string | undefined {
    return read("kommune");
  },
  set municipality(code: string | undefined) {
    if (code !== undefined) write("kommune", code);
  },
  get ownGroups(): OwnGroup[] {
    try {
      const groups: unknown = JSON.parse(read("grupper") ?? "[]");
      return Array.isArray(groups)
        ? groups.filter(
            (g): g is OwnGroup =>
              typeof g?.id === "string" &&
              typeof g.name === "string" &&
              Array.isArray(g.regions) &&
              g.regions.every((code: unknown) => typeof code === "string"),
          )
        : [];
    } catch {
      return [];
    }
  },
  /** Says whether they are there next time. */
  keepOwnGroups(groups: readonly OwnGroup[]): boolean {
    return write("grupper", JSON.stringify(groups));
  },
  /** The page did not fit in the browser the last time it tried, less than a month ago. */
  get noRoom(): boolean {
    const told = Number(read("plassmangel") ?? 0);
    const since = Date.now() - told;
    // Told by a clock that was ahead, it would hold for years.
    return told > 0 && since >= 0 && since < 30 * 24 * 60 * 60 * 1000;
  },
  set noRoom(full: boolean) {
    write("plassmangel", String(full ? Date.now() : 0));
  },
  /** Since when the server has had files that are not those of any version, in milliseconds; 0 when it has not. */
  get mixedSince(): number {
    return Number(read("blandet") ?? 0);
  },
  set mixedSince(time: number) {
    write("blandet", String(time));
  },
  /** The collection as collection/store.ts writes it: how many figures it has, then the figures. */
  get collection(): string | undefined {
    return read("samling");
  },
  get collected(): number {
    return parseInt(read("samling") ?? "", 10) || 0;
  },
  /** Says whether it is there next time. */
  keepCollection(written: string): boolean {
    return write("samling", written);
  },
};
