/** The sentences of real choices in the example data, per kind of figure and language. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { number } from "../../web/src/formats.ts";
import type { Language } from "../../web/src/messages/index.ts";
import { speak } from "../../web/src/messages/languages.ts";
import { figures, type Figure, type State } from "../../web/src/state.ts";
import { indicatorsOf, plain, tell, type Told } from "./words-sample.ts";

afterEach(() => speak("nb"));

const languages: Language[] = ["nb", "nn", "en"];

const [netto, tiltak, plassert] = [
  "barnevern.netto-per-innbygger-0-17",
  "barnevern.andel-tiltak",
  "barnevern.andel-plassert",
] as const;

interface Case {
  what: string;
  given: Partial<State>;
  said: Record<Language, string[]>;
}

const cases: Case[] = [
  {
    what: "line",
    given: { figure: "line", indicators: [netto] },
    said: {
      nb: [
        "Netto driftsutgifter til barnevern per innbygger 0-17 år: Trondheim lå på 15 989 kroner i 2024 (foreløpig tall), 10 % mer enn ASSS-snittet (vektet snitt, 12 av 12 kommuner). Fra 2020 til 2024 gikk tallet opp med 11 % (løpende kroner). Kommunegrensene ble endret i 2020, så tallene kan ikke uten videre sammenlignes med 2015.",
      ],
      nn: [
        "Netto driftsutgifter til barnevern per innbyggjar 0-17 år: Trondheim låg på 15 989 kroner i 2024 (førebels tal), 10 % meir enn ASSS-snittet (vekta snitt, 12 av 12 kommunar). Frå 2020 til 2024 gjekk talet opp med 11 % (løpande kroner). Kommunegrensene vart endra i 2020, så tala kan ikkje utan vidare samanliknast med 2015.",
      ],
      en: [
        "Net operating expenses on child welfare per inhabitant aged 0-17: Trondheim stood at 15,989 kroner in 2024 (provisional number), 10% more than the ASSS average (weighted average, 12 of 12 municipalities). From 2020 to 2024 the number rose by 11% (in current prices). The municipal boundaries changed in 2020, so the numbers are not directly comparable with 2015.",
      ],
    },
  },
  {
    what: "line, averages alone",
    given: { figure: "line", indicators: [netto], regions: [], groups: ["asss", "asss-10"] },
    said: {
      nb: [
        "Netto driftsutgifter til barnevern per innbygger 0-17 år: ASSS-snittet lå på 14 496 kroner i 2024 (foreløpig tall; vektet snitt, 12 av 12 kommuner), 1,1 % mindre enn snittet for de ti første ASSS-kommunene (vektet snitt, 10 av 10 kommuner). Fra 2022 til 2024 gikk tallet opp med 6,6 % (løpende kroner). Snittet har andre medlemmer, eller medlemmer med nye grenser, fra 2020 og 2022, så tallene kan ikke uten videre sammenlignes med 2015.",
      ],
      nn: [
        "Netto driftsutgifter til barnevern per innbyggjar 0-17 år: ASSS-snittet låg på 14 496 kroner i 2024 (førebels tal; vekta snitt, 12 av 12 kommunar), 1,1 % mindre enn snittet for dei ti første ASSS-kommunane (vekta snitt, 10 av 10 kommunar). Frå 2022 til 2024 gjekk talet opp med 6,6 % (løpande kroner). Snittet har andre medlemmer, eller medlemmer med nye grenser, frå 2020 og 2022, så tala kan ikkje utan vidare samanliknast med 2015.",
      ],
      en: [
        "Net operating expenses on child welfare per inhabitant aged 0-17: the ASSS average stood at 14,496 kroner in 2024 (provisional number; weighted average, 12 of 12 municipalities), 1.1% less than the average for the first ten ASSS municipalities (weighted average, 10 of 10 municipalities). From 2022 to 2024 the number rose by 6.6% (in current prices). The average has other members, or members with new boundaries, from 2020 and 2022, so the numbers are not directly comparable with 2015.",
      ],
    },
  },
  {
    what: "line, the rest of the country",
    given: { figure: "line", indicators: [netto], regions: ["3201"], groups: ["resten-av-landet"] },
    said: {
      nb: [
        "Netto driftsutgifter til barnevern per innbygger 0-17 år: Bærum lå på 13 640 kroner i 2024 (foreløpig tall), 4,8 % mindre enn resten av landet (vektet snitt, landet minus 12 kommuner). Fra 2015 til 2024 gikk tallet opp med 35 % (løpende kroner).",
      ],
      nn: [
        "Netto driftsutgifter til barnevern per innbyggjar 0-17 år: Bærum låg på 13 640 kroner i 2024 (førebels tal), 4,8 % mindre enn resten av landet (vekta snitt, landet minus 12 kommunar). Frå 2015 til 2024 gjekk talet opp med 35 % (løpande kroner).",
      ],
      en: [
        "Net operating expenses on child welfare per inhabitant aged 0-17: Bærum stood at 13,640 kroner in 2024 (provisional number), 4.8% less than the rest of the country (weighted average, the country minus 12 municipalities). From 2015 to 2024 the number rose by 35% (in current prices).",
      ],
    },
  },
  {
    what: "line, KOSTRA group and country without numbers",
    given: { figure: "line", indicators: [netto], regions: ["EKG12", "EAKUO"], groups: [] },
    said: {
      nb: [
        "Netto driftsutgifter til barnevern per innbygger 0-17 år: KOSTRA-gruppe 12 lå på 14 220 kroner i 2024 (foreløpig tall). Fra 2020 til 2024 gikk tallet opp med 15 % (løpende kroner). Landet uten Oslo har ikke tall for 2024 (mangler hos kilden).",
      ],
      nn: [
        "Netto driftsutgifter til barnevern per innbyggjar 0-17 år: KOSTRA-gruppe 12 låg på 14 220 kroner i 2024 (førebels tal). Frå 2020 til 2024 gjekk talet opp med 15 % (løpande kroner). Landet utan Oslo har ikkje tal for 2024 (manglar hos kjelda).",
      ],
      en: [
        "Net operating expenses on child welfare per inhabitant aged 0-17: KOSTRA group 12 stood at 14,220 kroner in 2024 (provisional number). From 2020 to 2024 the number rose by 15% (in current prices). The country without Oslo has no number for 2024 (missing at the source).",
      ],
    },
  },
  {
    what: "rows, a group of the reader's own",
    given: {
      figure: "rows",
      indicators: [tiltak],
      groups: ["egen-kyst"],
      ownGroups: [{ id: "egen-kyst", name: "Kystbyer", regions: ["1103", "4601", "5501"] }],
    },
    said: {
      nb: [
        "Andel barn med barneverntiltak av innbyggere 0-17 år, fra 2023 0-24 år: Trondheim lå på 2,7 % i 2024 (foreløpig tall), 0,2 prosentenheter under snittet for «Kystbyer» (vektet snitt, 3 av 3 kommuner). Blant de valgte kommunene var det laveste tallet 2,1 % (Bærum) og det høyeste 3,1 % (Bergen).",
      ],
      nn: [
        "Del barn med barnevernstiltak av innbyggjarar 0-17 år, frå 2023 0-24 år: Trondheim låg på 2,7 % i 2024 (førebels tal), 0,2 prosenteiningar under snittet for «Kystbyer» (vekta snitt, 3 av 3 kommunar). Blant dei valde kommunane var det lågaste talet 2,1 % (Bærum) og det høgaste 3,1 % (Bergen).",
      ],
      en: [
        "Children with child welfare measures as a share of inhabitants aged 0-17, from 2023 aged 0-24: Trondheim stood at 2.7% in 2024 (provisional number), 0.2 percentage points below the average for “Kystbyer” (weighted average, 3 of 3 municipalities). Among the chosen municipalities, the lowest number was 2.1% (Bærum) and the highest 3.1% (Bergen).",
      ],
    },
  },
  {
    what: "rows, confidential",
    given: {
      figure: "rows",
      indicators: ["sosiale.kvp-per-1000"],
      regions: ["5501", "5001", "4601"],
      to: 2018,
    },
    said: {
      nb: [
        "Deltakere i kvalifiseringsprogram (f276) per 1000 innbyggere 18-66 år: Tromsø har ikke tall for 2018 (konfidensielt). Det siste tallet er 3,25 per 1000 innbyggere i 2017, 1 % over ASSS-snittet (vektet snitt, 10 av 10 kommuner). Blant de valgte kommunene med tall var det laveste tallet 2,44 per 1000 innbyggere (Bergen) og det høyeste 2,79 per 1000 innbyggere (Trondheim).",
      ],
      nn: [
        "Deltakarar i kvalifiseringsprogram (f276) per 1000 innbyggjarar 18-66 år: Tromsø har ikkje tal for 2018 (konfidensielt). Det siste talet er 3,25 per 1000 innbyggjarar i 2017, 1 % over ASSS-snittet (vekta snitt, 10 av 10 kommunar). Blant dei valde kommunane med tal var det lågaste talet 2,44 per 1000 innbyggjarar (Bergen) og det høgaste 2,79 per 1000 innbyggjarar (Trondheim).",
      ],
      en: [
        "Participants in the qualification programme (f276) per 1000 inhabitants aged 18-66: Tromsø has no number for 2018 (confidential). The latest number is 3.25 per 1000 inhabitants in 2017, 1% above the ASSS average (weighted average, 10 of 10 municipalities). Among the chosen municipalities with numbers, the lowest number was 2.44 per 1000 inhabitants (Bergen) and the highest 2.79 per 1000 inhabitants (Trondheim).",
      ],
    },
  },
  {
    what: "slope",
    given: {
      figure: "slope",
      indicators: [plassert],
      from: 2023,
      regions: ["0301", "4601", "3201", "5501", "3107"],
      groups: ["ovrige-asss-uten-oslo"],
    },
    said: {
      nb: [
        "Andel barn som er plassert, av innbyggere 0-17 år, fra 2023 0-24 år: Oslo gikk fra 0,73 % i 2023 til 0,72 % i 2024 (foreløpig tall), ned 0,01 prosentenheter. Snittet for øvrige ASSS uten Oslo gikk fra 0,85 % til 0,83 %, ned 0,02 prosentenheter (vektet snitt, 11 av 11 kommuner). Blant de valgte kommunene gikk Bærum mest opp (0,01 prosentenheter) og Bergen, Tromsø og Fredrikstad mest ned (0,03 prosentenheter).",
      ],
      nn: [
        "Del barn som er plasserte, av innbyggjarar 0-17 år, frå 2023 0-24 år: Oslo gjekk frå 0,73 % i 2023 til 0,72 % i 2024 (førebels tal), ned 0,01 prosenteiningar. Snittet for øvrige ASSS utan Oslo gjekk frå 0,85 % til 0,83 %, ned 0,02 prosenteiningar (vekta snitt, 11 av 11 kommunar). Blant dei valde kommunane gjekk Bærum mest opp (0,01 prosenteiningar) og Bergen, Tromsø og Fredrikstad mest ned (0,03 prosenteiningar).",
      ],
      en: [
        "Children placed outside the home as a share of inhabitants aged 0-17, from 2023 aged 0-24: Oslo went from 0.73% in 2023 to 0.72% in 2024 (provisional number), down 0.01 percentage points. The average for other ASSS municipalities without Oslo went from 0.85% to 0.83%, down 0.02 percentage points (weighted average, 11 of 11 municipalities). Among the chosen municipalities, Bærum rose most (0.01 percentage points) and Bergen, Tromsø and Fredrikstad fell most (0.03 percentage points).",
      ],
    },
  },
  {
    what: "dots",
    given: { figure: "dots", indicators: [plassert], to: 2023 },
    said: {
      nb: [
        "Andel barn som er plassert, av innbyggere 0-17 år, fra 2023 0-24 år: Trondheim lå på 0,88 % i 2023, 0,07 prosentenheter over ASSS-snittet (vektet snitt, 12 av 12 kommuner). Blant de 12 kommunene med tall var det laveste tallet 0,64 % (Bærum) og det høyeste 1,09 % (Asker); Trondheim var i den midterste halvdelen.",
      ],
      nn: [
        "Del barn som er plasserte, av innbyggjarar 0-17 år, frå 2023 0-24 år: Trondheim låg på 0,88 % i 2023, 0,07 prosenteiningar over ASSS-snittet (vekta snitt, 12 av 12 kommunar). Blant dei 12 kommunane med tal var det lågaste talet 0,64 % (Bærum) og det høgaste 1,09 % (Asker); Trondheim var i den midtarste halvdelen.",
      ],
      en: [
        "Children placed outside the home as a share of inhabitants aged 0-17, from 2023 aged 0-24: Trondheim stood at 0.88% in 2023, 0.07 percentage points above the ASSS average (weighted average, 12 of 12 municipalities). Among the 12 municipalities with numbers, the lowest number was 0.64% (Bærum) and the highest 1.09% (Asker); Trondheim was in the middle half.",
      ],
    },
  },
  {
    what: "scatter",
    given: { figure: "scatter", indicators: [plassert, netto], to: 2023 },
    said: {
      nb: [
        "Andel barn som er plassert, av innbyggere 0-17 år, fra 2023 0-24 år: Trondheim lå på 0,88 % i 2023, ASSS-snittet på 0,81 % (vektet snitt, 12 av 12 kommuner).",
        "Netto driftsutgifter til barnevern per innbygger 0-17 år: Trondheim lå på 15 620 kroner i 2023, ASSS-snittet på 14 001 kroner.",
        "12 kommuner har begge tallene. Figuren viser ikke hva som er årsak til hva.",
      ],
      nn: [
        "Del barn som er plasserte, av innbyggjarar 0-17 år, frå 2023 0-24 år: Trondheim låg på 0,88 % i 2023, ASSS-snittet på 0,81 % (vekta snitt, 12 av 12 kommunar).",
        "Netto driftsutgifter til barnevern per innbyggjar 0-17 år: Trondheim låg på 15 620 kroner i 2023, ASSS-snittet på 14 001 kroner.",
        "12 kommunar har begge tala. Figuren viser ikkje kva som er årsak til kva.",
      ],
      en: [
        "Children placed outside the home as a share of inhabitants aged 0-17, from 2023 aged 0-24: Trondheim stood at 0.88% in 2023, the ASSS average at 0.81% (weighted average, 12 of 12 municipalities).",
        "Net operating expenses on child welfare per inhabitant aged 0-17: Trondheim stood at 15,620 kroner in 2023, the ASSS average at 14,001 kroner.",
        "12 municipalities have both numbers. The figure does not show what causes what.",
      ],
    },
  },
  {
    what: "heat",
    given: {
      figure: "heat",
      indicators: indicatorsOf("barnevern").slice(0, 6),
      to: 2023,
      baseline: "ovrige-asss-uten-oslo",
    },
    said: {
      nb: [
        "I 2023 lå Trondheim over snittet for øvrige ASSS uten Oslo for 4 av 6 indikatorer og under for 2 (gjennomsnitt av resultat og vektet snitt, 10 av 10 kommuner). Størst avvik i prosent av snittet for øvrige ASSS uten Oslo: 12 % over for netto per innb. 0-17 år; 9,8 % under for undersøkelser, andel; 4,4 % over for plasserte barn, andel.",
      ],
      nn: [
        "I 2023 låg Trondheim over snittet for øvrige ASSS utan Oslo for 4 av 6 indikatorar og under for 2 (gjennomsnitt av resultat og vekta snitt, 10 av 10 kommunar). Størst avvik i prosent av snittet for øvrige ASSS utan Oslo: 12 % over for netto per innb. 0-17 år; 9,8 % under for undersøkingar, del; 4,4 % over for plasserte barn, del.",
      ],
      en: [
        "In 2023 Trondheim was above the average for other ASSS municipalities without Oslo on 4 of 6 indicators and below on 2 (mean of results and weighted average, 10 of 10 municipalities). Largest deviations in per cent of the average for other ASSS municipalities without Oslo: 12% above for net per inhabitant 0-17; 9.8% below for investigations, share; 4.4% above for placed children, share.",
      ],
    },
  },
  {
    what: "profile",
    given: { figure: "profile", indicators: [netto], to: 2022 },
    said: {
      nb: [
        "Trondheim brukte 4 % mer enn ASSS-snittet på barnevern i 2022, korrigert for behov (ressursbruksindikator 1,04). I 2022 lå Trondheim over ASSS-snittet for 7 av 13 indikatorer og under for 6 (gjennomsnitt av resultat og vektet snitt, 11–12 av 12 kommuner). Størst avvik i prosent av ASSS-snittet: 27 % under for tiltak med plan; 18 % under for undersøkelser, andel; 16 % over for små barn blant barn med tiltak.",
      ],
      nn: [
        "Trondheim brukte 4 % meir enn ASSS-snittet på barnevern i 2022, korrigert for behov (ressursbruksindikator 1,04). I 2022 låg Trondheim over ASSS-snittet for 7 av 13 indikatorar og under for 6 (gjennomsnitt av resultat og vekta snitt, 11–12 av 12 kommunar). Størst avvik i prosent av ASSS-snittet: 27 % under for tiltak med plan; 18 % under for undersøkingar, del; 16 % over for små barn blant barn med tiltak.",
      ],
      en: [
        "Trondheim spent 4% more than the ASSS average on child welfare in 2022, adjusted for need (resource use indicator 1.04). In 2022 Trondheim was above the ASSS average on 7 of 13 indicators and below on 6 (mean of results and weighted average, 11–12 of 12 municipalities). Largest deviations in per cent of the ASSS average: 27% below for measures with a plan; 18% below for investigations, share; 16% above for young children among those with measures.",
      ],
    },
  },
  {
    what: "rank",
    given: { figure: "rank", indicators: [tiltak], regions: ["4601"], to: 2023, best: "low" },
    said: {
      nb: [
        "Andel barn med barneverntiltak av innbyggere 0-17 år, fra 2023 0-24 år: Bergen lå på 3,2 % i 2023, delt nummer 11 av 12 kommuner regnet fra det laveste tallet. Karakteren er 1,5 på en skala fra 1 til 6. Blant de 12 kommunene med tall var det laveste tallet 2,2 % (Bærum og Kristiansand) og det høyeste 3,2 % (Bergen og Sandnes).",
      ],
      nn: [
        "Del barn med barnevernstiltak av innbyggjarar 0-17 år, frå 2023 0-24 år: Bergen låg på 3,2 % i 2023, delt nummer 11 av 12 kommunar rekna frå det lågaste talet. Karakteren er 1,5 på ein skala frå 1 til 6. Blant dei 12 kommunane med tal var det lågaste talet 2,2 % (Bærum og Kristiansand) og det høgaste 3,2 % (Bergen og Sandnes).",
      ],
      en: [
        "Children with child welfare measures as a share of inhabitants aged 0-17, from 2023 aged 0-24: Bergen stood at 3.2% in 2023, joint number 11 of 12 municipalities counted from the lowest number. The grade is 1.5 on a scale from 1 to 6. Among the 12 municipalities with numbers, the lowest number was 2.2% (Bærum and Kristiansand) and the highest 3.2% (Bergen and Sandnes).",
      ],
    },
  },
  {
    what: "table, predecessors summed",
    given: {
      figure: "table",
      indicators: ["sosiale.netto-f281-per-innbygger-18-66"],
      regions: ["1103"],
      groups: [],
      predecessors: "summed",
    },
    said: {
      nb: [
        "Netto driftsutgifter til livsopphold (f281) per innbygger 18-66 år: Stavanger lå på 2 808 kroner i 2024 (foreløpig tall). Fra 2015 til 2024 gikk tallet opp med 33 % (løpende kroner). Tallet for 2015 er summert over kommunene som ble slått sammen.",
      ],
      nn: [
        "Netto driftsutgifter til livsopphald (f281) per innbyggjar 18-66 år: Stavanger låg på 2 808 kroner i 2024 (førebels tal). Frå 2015 til 2024 gjekk talet opp med 33 % (løpande kroner). Talet for 2015 er summert over kommunane som vart slått saman.",
      ],
      en: [
        "Net operating expenses on subsistence benefits (f281) per inhabitant aged 18-66: Stavanger stood at 2,808 kroner in 2024 (provisional number). From 2015 to 2024 the number rose by 33% (in current prices). The number for 2015 is summed over the municipalities that merged.",
      ],
    },
  },
];

test("the sentences of each kind of figure, in three languages", async () => {
  for (const language of languages) {
    await speak(language);
    for (const { what, given, said } of cases)
      assert.deepEqual(tell({ ...given, language }).words, said[language], `${what} ${language}`);
  }
});

test("need-corrected spending is told in per cent, with both numbers where the baseline's is not 1", async () => {
  const brackets: Record<Language, string> = {
    nb: "brukte 3 % mer enn snittet for de ti første ASSS-kommunene på barnevern i 2022, korrigert for behov (ressursbruksindikator 1,04 mot 1,01).",
    nn: "(ressursbruksindikator 1,04 mot 1,01).",
    en: "(resource use indicator 1.04 against 1.01).",
  };
  const use = (language: Language, baseline: string) =>
    tell({ figure: "profile", indicators: [netto], to: 2022, language, baseline }).words[0]!;
  for (const language of languages) {
    await speak(language);
    assert.ok(use(language, "asss-10").includes(brackets[language]), use(language, "asss-10"));
  }
  await speak("nb");
  assert.match(
    use("nb", "asss-uten-oslo"),
    /^Trondheim brukte 4 % mer enn snittet for ASSS uten Oslo .*\(ressursbruksindikator 1,04\)\./,
  );
});

/** Every kind, over both areas, with municipalities, averages, a rest and a group of the reader's own. */
function* choices(): Generator<Partial<State>> {
  const own = { id: "egen-kyst", name: "Kystbyer", regions: ["1103", "4601", "5501"] };
  const places: Partial<State>[] = [
    { regions: ["5001", "0301", "4601", "3201", "5501"], groups: ["asss"] },
    { regions: ["5501"], groups: ["ovrige-asss-uten-oslo"], baseline: "ovrige-asss-uten-oslo" },
    { regions: ["3205", "EAK"], groups: ["resten-av-landet"] },
    { regions: [], groups: ["asss-uten-oslo", "asss-10"] },
    { regions: ["EKG12", "3301"], groups: ["egen-kyst"], ownGroups: [own], baseline: "egen-kyst" },
  ];
  for (const figure of figures)
    for (const area of ["barnevern", "sosiale"])
      for (const where of places)
        for (const [from, to] of [
          [2015, 2024],
          [2018, 2020],
          [2022, 2022],
        ] as const) {
          const all = indicatorsOf(area).filter((_, i) => i % 3 === 0);
          const sets = together.has(figure) ? [all.slice(0, 2), all] : all.map((id) => [id]);
          for (const indicators of sets) yield { area, figure, from, to, indicators, ...where };
        }
}

const together: ReadonlySet<Figure> = new Set(["scatter", "heat", "profile"]);

const judging: Record<Language, RegExp> = {
  nb: /\b(bra|god|gode|godt|bedre|best|dårlig\w*|verst|svak\w*|sterk\w*|flink\w*|dessverre)\b/i,
  nn: /\b(bra|god|gode|godt|betre|best|dårleg\w*|verst|svak\w*|sterk\w*|flink\w*|dessverre)\b/i,
  en: /\b(good|better|best|bad|worse|worst|poor\w*|weak\w*|strong\w*|unfortunately)\b/i,
};

test("every choice is told in whole sentences, without gaps, holes or judgement", async () => {
  for (const language of languages) {
    await speak(language);
    for (const given of choices()) {
      const { words } = tell({ ...given, language });
      // A profile of no municipality is not drawn.
      const isDrawn = given.figure !== "profile" || given.regions!.length > 0;
      const where = `${language} ${JSON.stringify(given)}: ${words.join(" | ")}`;
      assert.equal(words.length > 0, isDrawn, where);
      for (const one of words) {
        assert.match(one, /^[\p{Lu}\d].*\.$/u, where);
        assert.doesNotMatch(one, /\{|\}|undefined|NaN|Infinity| {2}| ,|\.\.|\(\)|\) \(|: :/, where);
        assert.doesNotMatch(one, judging[language], where);
      }
    }
  }
});

/** What stands before and after a value in the sentences that tell one, and how far it is from the average. */
const patterns: Record<Language, { value: RegExp; far: RegExp; change: RegExp }> = {
  nb: {
    value: /(?:lå på|tallet er) (\S.*?) i (\d{4})/,
    far: /, (?:mindre enn )?([\d ,]+?)( %| prosentenheter)? ?(?:\D*?)(mer enn|mindre enn|over|under) /,
    change:
      /Fra (\d{4}) til (\d{4}) gikk tallet (opp|ned) med (mindre enn )?(\d[\d ,]*?)( %| prosentenheter)?(?= \D|\.)/,
  },
  nn: {
    value: /(?:låg på|talet er) (\S.*?) i (\d{4})/,
    far: /, (?:mindre enn )?([\d ,]+?)( %| prosenteiningar)? ?(?:\D*?)(meir enn|mindre enn|over|under) /,
    change:
      /Frå (\d{4}) til (\d{4}) gjekk talet (opp|ned) med (mindre enn )?(\d[\d ,]*?)( %| prosenteiningar)?(?= \D|\.)/,
  },
  en: {
    value: /(?:stood at|number is) (\S.*?) in (\d{4})/,
    far: /, (?:less than )?([\d,.]+?)(%| percentage points)? ?(?:\D*?)(more than|less than|above|below) /,
    change:
      /From (\d{4}) to (\d{4}) the number (rose|fell) by (less than )?([\d,.]*?\d)(%| percentage points)?(?= \D|\.(?: |$))/,
  },
};

/** The number that a text in the language begins with. */
function read(text: string, language: Language): number {
  const digits = /^[−\d][\d ,.]*/.exec(text)?.[0] ?? "";
  const clean = digits.replace("−", "-").replace(language === "en" ? /,/g : / /g, "");
  return Number(language === "en" ? clean : clean.replace(",", "."));
}

/** The size is the expected one, to as many decimals as it has. */
function agree(expected: number, text: string, language: Language, said: string): void {
  const size = read(text, language);
  const mark = language === "en" ? "." : ",";
  const decimals = text.trim().split(mark)[1]?.length ?? 0;
  assert.ok(Math.abs(Math.abs(expected) - size) <= 0.5 * 10 ** -decimals + 1e-6, said);
}

/** The number as the table shows it. */
const printed = ({ panels }: Told, row: number, year: number, language: Language) => {
  const panel = panels[0]!;
  const k = panel.years.indexOf(year);
  return read(plain(number(panel.rows[row]!.cells[k]!.value, panel.decimals)), language);
};

test("numbers in sentences are the numbers shown, and differences are what the shown numbers give", async () => {
  let [values, differences, changes] = [0, 0, 0];
  for (const language of languages) {
    await speak(language);
    const { value, far, change } = patterns[language];
    for (const id of [...indicatorsOf("barnevern"), ...indicatorsOf("sosiale")])
      for (const region of ["5001", "0301", "5501", "3205"]) {
        const told = tell({
          indicators: [id],
          regions: [region],
          language,
          figure: "line",
          predecessors: "summed",
        });
        const said = told.words.join(" ");
        const found = value.exec(said);
        if (!found) continue;
        const year = Number(found[2]);
        const shown = printed(told, 0, year, language);
        assert.equal(read(found[1]!, language), shown, said);
        values++;

        const rest = said.slice(found.index + found[0].length);
        const apart = far.exec(rest);
        if (apart && !/^[^.]*(minus|mindre enn 0,1 %|less than 0\.1%)/.test(rest)) {
          const base = printed(told, 1, year, language);
          const unit = apart[2] ?? "";
          const expected = unit.endsWith("%") ? (shown / base - 1) * 100 : shown - base;
          agree(expected, apart[1]!, language, said);
          assert.equal(expected > 0, /mer|meir|more|over|above/.test(apart[3]!), said);
          differences++;
        }

        const moved = change.exec(said);
        if (moved && !moved[4]) {
          const [first, last] = [Number(moved[1]), Number(moved[2])];
          const [then, now] = [first, last].map((y) => printed(told, 0, y, language));
          const expected = moved[6]?.endsWith("%") ? (now! / then! - 1) * 100 : now! - then!;
          agree(expected, moved[5]!, language, said);
          assert.equal(expected > 0, /opp|rose/.test(moved[3]!), said);
          changes++;
        }
      }
  }
  assert.ok(
    values > 400 && differences > 250 && changes > 200,
    `${values} ${differences} ${changes}`,
  );
});
