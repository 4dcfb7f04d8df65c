/** Invented counts of child welfare and social services. */
import { level, part, people, share, tenths, total } from "./people.ts";
import { amount } from "./accounts.ts";

export type Figure = (place: string, year: number) => number;

export const children = {
  "2": (p: string, y: number): number => share(p, y, "0-17", "placed", 0.0125, -0.012),
  "1": (p: string, y: number): number => share(p, y, "0-17", "home", 0.029, -0.006),
  "0": (p: string, y: number): number => children["1"](p, y) + children["2"](p, y),
};
/** Those of them who are not yet 18. */
export const minors: Figure = (p, y) => part(p, y, children["0"], "minors", 0.88, 0);
export const atYearEnd: Figure = (p, y) => part(p, y, children["0"], "year end", 0.7, 0);

const investigated: Figure = (p, y) => share(p, y, "0-17", "investigated", 0.033, 0.008);
const closed: Figure = (p, y) => part(p, y, investigated, "closed", 0.93, 0);
const inTime: Figure = (p, y) => part(p, y, closed, "in time", 0.84, 0.008);

const young: Figure = (p, y) => share(p, y, "18-24", "young recipients", 0.058, -0.02);
const adult: Figure = (p, y) => share(p, y, "25-66", "adult recipients", 0.041, 0.002);
const old: Figure = (p, y) => total(p, (own) => Math.round(0.02 * adult(own, y)));
const recipients: Figure = (p, y) => young(p, y) + adult(p, y) + old(p, y);
const benefit: Figure = (p, y) =>
  total(p, (own) => Math.round(recipients(own, y) * level(own, "benefit", 46_000, 0.03, y)));
const months =
  (series: string, base: number, trend: number): Figure =>
  (p, y) =>
    tenths(level(p, series, base, trend, y));

const participants: Figure = (p, y) => share(p, y, "18-66", "kvp", 0.0031, -0.01);
export const finished: Figure = (p, y) => share(p, y, "18-66", "kvp finished", 0.0012, -0.01);

export interface Content {
  code: string;
  label: string;
  unit: string;
  decimals: number;
  figure: Figure;
}
const content = (
  code: string,
  label: string,
  figure: Figure,
  unit = "antall",
  decimals = unit === "måneder" || unit === "prosent" ? 1 : 0,
): Content => ({ code, label, unit, decimals, figure });

const grossPerChild: Figure = (p, y) =>
  Math.round(
    (1000 * amount(p, "244", "AGD10", y)) / (investigated(p, y) + 0.8 * children["0"](p, y)),
  );
const per =
  (figure: Figure, age: string, times: number): Figure =>
  (p, y) =>
    tenths((times * figure(p, y)) / people(p, age, y));

/**
 * Tables with one column per content. A code that begins with EKS is ours, because SSB's is not known to us;
 * the label is the one that the definitions bind by. Between those stand others that one could take them for.
 */
export const CONTENTS: Record<string, { title: string; contents: Content[] }> = {
  "12286": {
    title: "Barn med undersøkelse",
    contents: [
      content("KOSbvbarnus0000", "Barn med undersøkelse", investigated),
      content(
        "EKSundper",
        "Barn med undersøkelse per 1000 barn 0-17 år",
        per(investigated, "0-17", 1000),
      ),
    ],
  },
  "12279": {
    title: "Brutto driftsutgifter per barn med undersøkelse eller tiltak (kr)",
    contents: [
      content(
        "EKSbruttof244",
        "Brutto driftsutgifter per barn med undersøkelse eller tiltak (kr)",
        grossPerChild,
        "kr",
      ),
      content(
        "EKSnettof244",
        "Netto driftsutgifter per barn med undersøkelse eller tiltak (kr)",
        (p, y) => Math.round(0.85 * grossPerChild(p, y)),
        "kr",
      ),
      content(
        "EKSbruttotiltak",
        "Brutto driftsutgifter per barn med tiltak (kr)",
        (p, y) => Math.round((1000 * amount(p, "251", "AGD10", y)) / children["1"](p, y)),
        "kr",
      ),
    ],
  },
  "12860": {
    title: "Undersøkelser avsluttet",
    contents: [
      content("EKSavsluttet", "Undersøkelser avsluttet", closed),
      content("EKSinnen3", "Undersøkelser avsluttet innen 3 måneder", inTime),
      content(
        "EKSover3",
        "Undersøkelser avsluttet etter 3 måneder",
        (p, y) => closed(p, y) - inTime(p, y),
      ),
      content(
        "EKSandel3",
        "Undersøkelser avsluttet innen 3 måneder (prosent)",
        (p, y) => tenths((100 * inTime(p, y)) / closed(p, y)),
        "prosent",
      ),
    ],
  },
  "13138": {
    title: "Sosialhjelpsmottakere (antall)",
    contents: [
      content("EKSalle", "Sosialhjelpsmottakere (antall)", recipients),
      content("EKSunge", "Sosialhjelpsmottakere 18-24 år (antall)", young),
      content("EKSvoksne", "Sosialhjelpsmottakere 25-66 år (antall)", adult),
      content("EKSeldre", "Sosialhjelpsmottakere 67 år og eldre (antall)", old),
      content("EKSsum", "Samlet stønadssum (bidrag + lån) (kr)", benefit, "kr"),
      content(
        "EKSbidrag",
        "Samlet stønadssum (bidrag) (kr)",
        (p, y) => Math.round(0.93 * benefit(p, y)),
        "kr",
      ),
      content(
        "EKStid",
        "Gjennomsnittlig stønadstid 18-24 år (antall)",
        months("young months", 4.8, 0.005),
        "måneder",
      ),
      content(
        "EKStid2",
        "Gjennomsnittlig stønadstid 25-66 år (antall)",
        months("adult months", 5.6, 0.004),
        "måneder",
      ),
    ],
  },
  "12213": {
    title: "Sosialhjelpsmottakere med sosialhjelp som hovedinntekt (antall)",
    contents: [
      content(
        "EKShoved",
        "Sosialhjelpsmottakere 6 måneder eller mer og sosialhjelp som hovedinntekt (antall)",
        (p, y) => part(p, y, recipients, "main income", 0.18, 0.005),
      ),
      content(
        "EKShoved0",
        "Sosialhjelpsmottakere med sosialhjelp som hovedinntekt (antall)",
        (p, y) => part(p, y, recipients, "main income at all", 0.42, 0.003),
      ),
      content(
        "EKSlengde",
        "Gjennomsnittlig stønadslengde for mottakere med sosialhjelp som hovedinntekt (måneder)",
        months("main months", 6.4, 0.004),
        "måneder",
      ),
      content(
        "EKSlengde0",
        "Gjennomsnittlig stønadslengde for alle mottakere (måneder)",
        months("all months", 5.3, 0.004),
        "måneder",
      ),
    ],
  },
  "12160": {
    title: "Deltakere (antall)",
    contents: [
      content("EKSkvp", "Deltakere (antall)", participants),
      content("EKSkvpslutt", "Deltakere som fullførte programmet (antall)", finished),
      content("EKSkvpny", "Nye deltakere (antall)", (p, y) =>
        part(p, y, participants, "kvp new", 0.4, 0),
      ),
    ],
  },
};

/** Takes over from 13138 and 12213: the same contents under other codes. */
export const SUCCESSOR: Content[] = ["13138", "12213"].flatMap((id) =>
  CONTENTS[id]!.contents.map((c) => ({ ...c, code: c.code.replace("EKS", "EKSny") })),
);
