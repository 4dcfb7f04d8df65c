import { count, currentLanguage, t, term, type Language } from "./messages/index.ts";

/**
 * Chromium has no nynorsk, others lack plain `no`; all three write 12 345,6 and "a, b og c" the same way. British
 * English is 16 March 2026 and "a, b and c".
 */
const locales: Record<Language, string[]> = {
  nb: ["nb-NO", "no", "nn-NO"],
  nn: ["nn-NO", "nb-NO", "no"],
  en: ["en-GB"],
};

/** What `make` makes for the page's language, made once per language and `name`. */
function cached<T>(make: (locale: string[], name: number) => T): (name?: number) => T {
  const made = new Map<string, T>();
  return (name = 0) => {
    const language = currentLanguage();
    const key = `${language} ${name}`;
    let found = made.get(key);
    if (found === undefined) made.set(key, (found = make(locales[language], name)));
    return found;
  };
}

const numbers = cached(
  (locale, decimals) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: "always",
      signDisplay: "negative",
    }),
);

/** 12345.678 -> "12 345,7" with no-break spaces, in English "12,345.7"; always a true minus sign. */
export function number(value: number, decimals: number): string {
  return numbers(decimals).format(value).replace("-", "\u2212");
}

const rounded = cached(
  (_, decimals) =>
    new Intl.NumberFormat("en", { maximumFractionDigits: decimals, useGrouping: false }),
);

/** The number as it is printed: two that print alike are the same to the reader. */
export function shown(value: number, decimals: number): number {
  return Number(rounded(decimals).format(value));
}

/** An input as the source gave it: as many decimals as it has, at most six. */
export function exact(value: number): string {
  const decimals = Math.min(6, (String(value).split(".")[1] ?? "").length);
  return number(value, decimals);
}

/** A unit of the data, which is in bokmål, in the page's language; one that it does not know stays as it is. */
export function unitName(unit: string): string {
  return term("unit.name", unit);
}

export function withUnit(value: number, decimals: number, unit: string): string {
  const n = number(value, decimals);
  if (unit === "prosent") return t("unit.percent", { n });
  // "indeks" says what kind of number it is; nothing is counted in it.
  return unit && unit !== "indeks"
    ? t("unit.other", {
        n,
        unit: n === "1" ? term("unit.one", unit, unitName(unit)) : unitName(unit),
      })
    : t("unit.none", { n });
}

export function years(from: number, to: number): string {
  return from === to ? String(from) : t("years.span", { from, to });
}

const days = cached(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }),
);

/** ISO date or time -> "16.3.2026", in English "16 March 2026"; what is not a date is shown as it stands. */
export function date(iso: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  if (!parts) return iso;
  const [, year, month, day] = parts.map(Number);
  return currentLanguage() === "en"
    ? days().format(Date.UTC(year!, month! - 1, day))
    : `${day}.${month}.${year}`;
}

/** "14.05", in English "14:05". */
export function clock(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return [at.getHours(), at.getMinutes()].map(two).join(currentLanguage() === "en" ? ":" : ".");
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Resten av landet" inside a sentence; an abbreviation stays: "ASSS uten Oslo". */
export function lower(words: string): string {
  return /^\p{Lu}\p{Lu}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

const lists = cached(
  (locale) => new Intl.ListFormat(locale, { style: "long", type: "conjunction" }),
);

/** "a, b og c" */
export function list(items: readonly string[]): string {
  return lists().format(items);
}

const collators = cached((locale) => new Intl.Collator(locale, { numeric: true }));

/** The order of names in the page's language: in Norwegian å is last, and group 2 comes before group 12. */
export function compareNames(a: string, b: string): number {
  return collators().compare(a, b);
}

/** As many as a sentence can bear, and how many more there are: "a, b, c og 12 til". */
export function some(items: readonly string[], most = 5): string {
  if (items.length <= most + 1) return list(items);
  return `${items.slice(0, most).join(", ")} ${count("notice.more", items.length - most)}`;
}

/** Years in runs: [2015, 2016, 2017, 2020] -> "2015–2017, 2020". */
export function yearRuns(all: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of all) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => years(from, to)).join(", ");
}
