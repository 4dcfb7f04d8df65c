import type { overviewNb } from "./overview.nb.ts";

export const overviewNn: Record<keyof typeof overviewNb, string> = {
  "overview.missing": "{places} utan tal i {year}: {reasons}.",
  "overview.municipalities.one": "{n} kommune",
  "overview.municipalities.other": "{n} kommunar",
  "overview.missing.reason": "{reason} ({places})",
  "overview.notes": "{indicators}: {note}",
  "overview.unnamed": "Utan namn i figuren: {places}.",

  "overview.dots.about":
    "Kvar prikk er ein kommune. Berre plassen langs aksen tyder noko; prikkane er flytte opp og ned for ikkje å dekkje kvarandre.",
  "overview.dots.band":
    "Det skuggelagde feltet er den midtarste halvdelen av dei {n} kommunane med tal: frå {low} til {high}.",

  "overview.scatter.need":
    "Vel to indikatorar. Den første blir lagd langs den vassrette aksen, den andre langs den loddrette.",
  "overview.scatter.empty": "Ingen kommune har tal for begge indikatorane i {year}.",
  "overview.scatter.value": "{indicator}: {value}",
  "overview.scatter.cross": "Dei stipla linjene viser {place}.",
  "overview.scatter.axes": "Aksane følgjer tala. Startar ikkje på null: {indicators}.",
  "overview.scatter.missing":
    "{places} er ikkje med fordi minst eitt av dei to tala manglar i {year}: {reasons}.",

  "overview.heat.about":
    "Prosenten er avviket frå {baseline}: blått er under, oransje er over. Fargen seier ikkje kva som er bra eller dårleg.",
  "overview.heat.noBaseline": "Utan avvik og fargar: det er ikkje valt noko å måle mot.",
  "overview.heat.unknown":
    "Der prosenten manglar, er talet det blir målt mot, null eller manglar sjølv.",
  "overview.heat.signed": "Utan prosent og farge fordi tala òg er under null: {indicators}.",
  "overview.heat.said": "{held} {baseline}",
  "overview.heat.under": "Under",
  "overview.heat.over": "Over",

  "overview.profile.key":
    "Stripa går frå lågaste til høgaste kommune i {span}, streken er {baseline} = 100, og prikken er {place}.",
  "overview.profile.outside": "Ein pilspiss peikar mot tal utanfor skalaen.",
  "overview.profile.arrows":
    "Pila viser endringa frå {year}, med talet for det året. Ein sirkel tyder inga endring.",
  "overview.profile.averages": "{baseline}: {averages}.",
  "overview.profile.left": "Ikkje i tenesteprofilen for området: {indicators}.",
  "overview.profile.empty":
    "Ingen av dei valde indikatorane er i tenesteprofilen for området. Vel ein annan indikator.",

  "overview.rank.number": "Nr.",
  "overview.rank.grade": "Karakter",
  "overview.rank.place": "nr. {n} av {of}",
  "overview.rank.tied": "delt nr. {n} av {of}",
  "overview.rank.graded": "karakter {grade}",
  "overview.rank.neutral":
    "Eit høgt tal er ikkje bra eller dårleg i seg sjølv, og ASSS rangerer ikkje kommunar.",
  "overview.rank.high":
    "Høgaste tal står først. Tala blir samanlikna slik dei er viste, og like tal deler plass.",
  "overview.rank.low":
    "Lågaste tal står først. Tala blir samanlikna slik dei er viste, og like tal deler plass.",
  "overview.rank.best.high":
    "Karakterane går frå 1 til 6 fordi det er valt at høgt er best: 3,5 er det uvekta snittet av kommunane i lista, og kvart standardavvik gir 1,25 opp eller ned. Kommunebarometeret bruker same skala, men metoden der er ikkje publisert.",
  "overview.rank.best.low":
    "Karakterane går frå 1 til 6 fordi det er valt at lågt er best: 3,5 er det uvekta snittet av kommunane i lista, og kvart standardavvik gir 1,25 opp eller ned. Kommunebarometeret bruker same skala, men metoden der er ikkje publisert.",
  "overview.rank.part":
    "Figuren viser dei {top} første og dei valde kommunane med naboane i lista. Tabellen har alle {n}.",
  "overview.rank.unranked": "ikkje rangert: inndata frå ulike kommunegrenser",
  "overview.rank.empty":
    "Ein eigen indikator kan ikkje rangerast. Vel ein av indikatorane i datasettet først.",
  "overview.rank.skipped.one": "… {n} kommune til",
  "overview.rank.skipped.other": "… {n} kommunar til",
};
