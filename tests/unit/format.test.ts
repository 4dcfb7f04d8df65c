import assert from "node:assert/strict";
import { test } from "node:test";
import {
  date,
  exact,
  list,
  lower,
  number,
  shown,
  withUnit,
  yearRuns,
  years,
} from "../../web/src/formats.ts";

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
