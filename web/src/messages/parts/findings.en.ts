import type { findingsNb } from "./findings.nb.ts";

export const findingsEn: Record<keyof typeof findingsNb, string> = {
  "findings.title": "Findings: {area} {year}",
  "findings.lead":
    "What stands out most in the numbers for {area}, {years}: {baseline} and the municipalities behind it.",
  "findings.lead.place":
    "What stands out most in the numbers for {area}, {years}: {baseline}, the municipalities behind it and {place}.",
  "findings.why":
    "The numbers say what, not why: different accounting practices and other circumstances may lie behind them.",
  "findings.copy": "Copy the text",
  "findings.copied": "The text is copied.",
  "findings.notCopied":
    "The browser did not allow copying. Select the text on the page and copy it yourself.",
  "findings.figure": "Show as figure",
  "findings.figure.of": "Show as figure: {indicator}",
  "findings.choosePlace": "Choose a municipality, and its deviations and turns are shown as well.",
  "findings.changes": "Largest changes in {baseline}, {years}",
  "findings.spreads": "Widest spans between the municipalities behind {baseline}, {year}",
  "findings.key.span": "from the lowest to the highest municipality",
  "findings.deviations": "Largest deviations from {baseline}: {place} {year}",
  "findings.turns": "Turns: {place} {years}",
  "findings.change.up":
    "{group} rose from {from} in {since} to {to} in {year}, an increase of {n} ({about}).",
  "findings.change.down":
    "{group} fell from {from} in {since} to {to} in {year}, a decrease of {n} ({about}).",
  "findings.spread":
    "Lowest in {year}: {low} with {lowValue}; highest: {high} with {highValue}, a span of {n}. {group} was {mean} ({about}).",
  "findings.spread.without": "Without {places}, where the number rests on fewer than {n} cases.",
  "findings.deviation.over": "{place} stood at {value} in {year}, {n} above {baseline} ({about}).",
  "findings.deviation.under": "{place} stood at {value} in {year}, {n} below {baseline} ({about}).",
  "findings.turn.up":
    "{place} rose from {from} in {since} to {middle} in {middleYear}, and then fell to {to} in {year}{currency}.",
  "findings.turn.down":
    "{place} fell from {from} in {since} to {middle} in {middleYear}, and then rose to {to} in {year}{currency}.",
  "findings.currency": "in current prices",
  "findings.unguarded": "How many cases the number rests on is not known.",
  "findings.none": "None to mention.",
  "findings.none.leftOut": "None to mention. Left out: {indicators} ({reasons}).",
  "findings.empty": "No findings for {area} in {year}.",
  "findings.empty.leftOut": "No findings for {area} in {year}. Left out: {indicators} ({reasons}).",
  "findings.empty.year": "Show findings for {year}",
  "findings.empty.area": "Show findings for {area} {year}",
  "findings.leftOut": "Left out, wholly or partly: {indicators}",
  "findings.what.change": "change",
  "findings.what.spread": "span",
  "findings.what.spread.without": "span without {places}",
  "findings.what.deviation": "deviation",
  "findings.what.turn": "turn",
  "findings.why.suppressed": "The average is not usable, or the number is left out of it",
  "findings.why.missing": "A number that is needed is missing",
  "findings.why.break":
    "The years cannot be compared, or the averages do not have the same members",
  "findings.why.provisional": "The numbers are provisional",
  "findings.why.mixed": "The numbers are measured on different municipal boundaries",
  "findings.why.small": "The number rests on fewer than {n} cases",
  "findings.why.members":
    "There are fewer than three municipalities to measure with, or all are equal",
  "findings.why.base":
    "Per cent cannot be calculated: the number it is taken of is not above zero, or the numbers are on either side of zero",
  "findings.method": "How the findings are chosen",
  "findings.method.whose":
    "The rule is that of Figurverktøyet itself; neither KS nor SSB has made it. It finds what is largest. Whether that is important is for you to judge.",
  "findings.method.order":
    "Changes and turns are ordered by size in standard deviations between the municipalities in {year}, so that per cent and kroner can stand in one order; a turn is as large as the smaller of its two steps. Spans and deviations are ordered by size in per cent of the average. The {most} largest of each kind are shown.",
  "findings.method.least":
    "Changes, deviations and turns below {least} standard deviations are not included, nor is what does not show with the decimals that are shown.",
  "findings.method.cases":
    "Small numbers fluctuate by themselves. A number that rests on fewer than {n} cases (persons, investigations and other things that are counted) is therefore left out. The limit of {n} is our choice.",
  "findings.method.compared":
    "Also left out are what cannot be compared, provisional numbers and missing ones. “Left out” says which, and why.",
};
