import type { Language } from "./messages/index.ts";
import type { OwnGroup } from "./engine/types.ts";

/** What the browser remembers between visits. Where storage is denied, nothing is, and everything else works. */
function read(key: string): string | undefined {
  try {
    return localStorage.getItem(`figurverktoyet.${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`figurverktoyet.${key}`, value);
  } catch {
    // Then it is chosen anew next time.
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
              typeof g?.id === "string" && typeof g.name === "string" && Array.isArray(g.regions),
          )
        : [];
    } catch {
      return [];
    }
  },
  set ownGroups(groups: readonly OwnGroup[]) {
    write("grupper", JSON.stringify(groups));
  },
};
