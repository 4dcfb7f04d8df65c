import { count, currentLanguage, t } from "./messages/index.ts";

/** Chromium has no nynorsk, others lack plain `no`; all three write 12 345,6 the same way. */
export const locales = ["nn-NO", "nb-NO", "no"];

const formats = new Map<number, Intl.NumberFormat>();

/** 12345.678 -> "12 345,7" with no-break spaces and a true minus sign. */
export function number(value: number, decimals: number): string {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat(locales, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: "always",
      signDisplay: "negative",
    });
    formats.set(decimals, format);
  }
  return format.format(value);
}

/** The number as it is printed: two that print alike are the same to the reader. */
export function shown(value: number, decimals: number): number {
  return Number(
    value.toLocaleString("en", { maximumFractionDigits: decimals, useGrouping: false }),
  );
}

/** An input as the source gave it: as many decimals as it has, at most six. */
export function exact(value: number): string {
  const decimals = Math.min(6, (String(value).split(".")[1] ?? "").length);
  return number(value, decimals);
}

export function withUnit(value: number, decimals: number, unit: string): string {
  const n = number(value, decimals);
  if (unit === "prosent") return t("unit.percent", { n });
  // "indeks" says what kind of number it is; nothing is counted in it.
  return unit && unit !== "indeks" ? t("unit.other", { n, unit }) : t("unit.none", { n });
}

export function years(from: number, to: number): string {
  return from === to ? String(from) : t("years.span", { from, to });
}

/** ISO date or time -> "16.3.2026"; what is not a date is shown as it stands. */
export function date(iso: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  return parts ? `${Number(parts[3])}.${Number(parts[2])}.${parts[1]}` : iso;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Resten av landet" inside a sentence; an abbreviation stays: "ASSS uten Oslo". */
export function lower(words: string): string {
  return /^\p{Lu}\p{Lu}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** "a, b og c" */
export function list(items: readonly string[]): string {
  const locale = currentLanguage() === "en" ? ["en"] : ["nb-NO", "no"];
  return new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(items);
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
