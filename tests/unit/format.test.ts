import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { afterEach, test } from "node:test";
import { field } from "../../web/src/download/numbers/csv.ts";
import {
  clock,
  compareNames,
  date,
  exact,
  list,
  lower,
  number,
  shown,
  some,
  unitName,
  withUnit,
  yearRuns,
  years,
} from "../../web/src/formats.ts";
import { nb } from "../../web/src/messages/catalogue-nb.ts";
import { speak } from "../../web/src/messages/languages.ts";

// West of Greenwich the day of a date without time would be the one before.
process.env.TZ = "America/New_York";

afterEach(() => speak("nb"));

/** No-break and narrow no-break spaces differ between engines; both are right. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test("numbers are written the Norwegian way", () => {
  const table: [number, number, string][] = [
    [1234, 0, "1 234"],
    [12345.678, 1, "12 345,7"],
    [0, 0, "0"],
    [-1582373, 0, "−1 582 373"],
    [0.05, 2, "0,05"],
    [-0.4, 0, "0"],
    [99.95, 1, "100,0"],
  ];
  for (const [value, decimals, text] of table) assert.equal(plain(number(value, decimals)), text);
});

test("no space in a number can break a line", () => {
  assert.doesNotMatch(number(1234567, 0), / /);
});

test("inputs keep the decimals they came with", () => {
  assert.equal(plain(exact(1000)), "1 000");
  assert.equal(plain(exact(12.25)), "12,25");
});

test("units: per cent as a sign, the rest as a word", () => {
  assert.equal(plain(withUnit(12.34, 1, "prosent")), "12,3 %");
  assert.equal(plain(withUnit(12345, 0, "kroner")), "12 345 kroner");
  assert.equal(withUnit(1.04, 2, ""), "1,04");
  assert.equal(withUnit(1.04, 2, "indeks"), "1,04");
});

test("years, dates and lists", () => {
  assert.equal(years(2015, 2015), "2015");
  assert.equal(years(2015, 2024), "2015–2024");
  assert.equal(yearRuns([2015, 2016, 2018, 2020, 2021]), "2015–2016, 2018, 2020–2021");
  assert.equal(date("2026-03-16T07:00:00Z"), "16.3.2026");
  assert.equal(date("i fjor"), "i fjor");
  assert.equal(list(["12367", "07459"]), "12367 og 07459");
});

test("two numbers that print alike are the same number", () => {
  assert.equal(shown(1.035, 2), 1.04);
  assert.equal(shown(1.041, 2), 1.04);
  assert.equal(number(1.035, 2), "1,04");
});

test("a name inside a sentence loses its capital, an abbreviation keeps it", () => {
  assert.equal(lower("Resten av landet"), "resten av landet");
  assert.equal(lower("ASSS uten Oslo"), "ASSS uten Oslo");
});

test("nynorsk writes numbers and dates as bokmål does", async () => {
  await speak("nn");
  assert.equal(plain(number(-12345.678, 1)), "−12 345,7");
  assert.doesNotMatch(number(1234567, 0), / /);
  assert.equal(date("2026-03-16"), "16.3.2026");
  assert.equal(list(["a", "b", "c"]), "a, b og c");
  assert.equal(plain(withUnit(12.34, 1, "prosent")), "12,3 %");
  assert.equal(plain(withUnit(7.1, 1, "per 1000 innbyggere")), "7,1 per 1000 innbyggjarar");
});

test("English has its own commas, dates and lists, and the true minus", async () => {
  await speak("en");
  assert.equal(number(-12345.678, 1), "−12,345.7");
  assert.equal(number(1234, 0), "1,234");
  assert.equal(number(-0.4, 0), "0");
  assert.equal(exact(12.25), "12.25");
  assert.equal(date("2026-03-16T23:30:00Z"), "16 March 2026");
  assert.equal(date("last year"), "last year");
  assert.equal(list(["a", "b", "c"]), "a, b and c");
  assert.equal(some(["a", "b", "c", "d"], 2), "a, b and 2 more");
  assert.equal(withUnit(12.34, 1, "prosent"), "12.3%");
  assert.equal(withUnit(12345, 0, "kr per innbygger"), "12,345 kroner per inhabitant");
  assert.equal(withUnit(1.04, 2, "indeks"), "1.04");
});

test("a number is written anew when the language changes", async () => {
  assert.equal(number(1.5, 1), "1,5");
  await speak("en");
  assert.equal(number(1.5, 1), "1.5");
  await speak("nb");
  assert.equal(number(1.5, 1), "1,5");
});

test("the clock", async () => {
  const at = new Date(2026, 2, 16, 7, 5);
  assert.equal(clock(at), "07.05");
  await speak("en");
  assert.equal(clock(at), "07:05");
});

test("names stand in the order of the language", async () => {
  const names = ["Ålesund", "Asker", "Øygarden", "KOSTRA-gruppe 12", "KOSTRA-gruppe 2"];
  const norwegian = ["Asker", "KOSTRA-gruppe 2", "KOSTRA-gruppe 12", "Øygarden", "Ålesund"];
  assert.deepEqual(names.toSorted(compareNames), norwegian);
  await speak("nn");
  assert.deepEqual(names.toSorted(compareNames), norwegian);
  await speak("en");
  assert.equal(names.toSorted(compareNames)[0], "Ålesund");
});

test("every unit of the indicator definitions has a name in every language", async () => {
  const defs = new URL("../../indicator-defs/", import.meta.url);
  const units = new Set<string>();
  for (const name of await readdir(defs, { recursive: true })) {
    if (!/\/.*\.json$/.test(name)) continue;
    const text = await readFile(new URL(name, defs), "utf8");
    for (const [, unit] of text.matchAll(/"unit": *"([^"]*)"/g)) units.add(unit!);
  }
  assert(units.has("prosent") && units.has("kroner"));
  for (const unit of units) {
    assert(`unit.name.${unit}` in nb, unit);
    assert.equal(unitName(unit), unit);
  }
  await speak("en");
  assert.equal(unitName("måneder"), "months");
  assert.equal(unitName("furlongs"), "furlongs");
});

test("the CSV file has its decimal comma in every language", async () => {
  for (const language of ["nb", "nn", "en"] as const) {
    await speak(language);
    assert.equal(field(-1234.5), "-1234,5");
  }
});
