import type { findingsNb } from "./findings.nb.ts";

export const findingsNn: Record<keyof typeof findingsNb, string> = {
  "findings.title": "Funn: {area} {year}",
  "findings.lead":
    "Det som skil seg mest ut i tala for {area}, {years}: {baseline} og kommunane bak det.",
  "findings.lead.place":
    "Det som skil seg mest ut i tala for {area}, {years}: {baseline}, kommunane bak det og {place}.",
  "findings.why": "Tala seier kva, ikkje kvifor: ulik føring og andre forhold kan liggje bak.",
  "findings.copy": "Kopier teksten",
  "findings.copied": "Teksten er kopiert.",
  "findings.notCopied":
    "Nettlesaren tillét ikkje å kopiere. Merk teksten på sida og kopier han sjølv.",
  "findings.figure": "Vis som figur",
  "findings.figure.of": "Vis som figur: {indicator}",
  "findings.choosePlace": "Vel ein kommune, så blir avvika og vendepunkta for han òg viste.",
  "findings.changes": "Størst endring i {baseline}, {years}",
  "findings.spreads": "Størst spenn mellom kommunane bak {baseline}, {year}",
  "findings.key.span": "frå lågaste til høgaste kommune",
  "findings.deviations": "Størst avvik frå {baseline}: {place} {year}",
  "findings.turns": "Vendepunkt: {place} {years}",
  "findings.change.up":
    "{group} gjekk opp frå {from} i {since} til {to} i {year}, ein auke på {n} ({about}).",
  "findings.change.down":
    "{group} gjekk ned frå {from} i {since} til {to} i {year}, ein nedgang på {n} ({about}).",
  "findings.spread":
    "Lågast i {year} var {low} med {lowValue}, høgast {high} med {highValue}, eit spenn på {n}. {group} var {mean} ({about}).",
  "findings.spread.without": "Utan {places}, der talet byggjer på færre enn {n} tilfelle.",
  "findings.deviation.over": "{place} låg på {value} i {year}, {n} over {baseline} ({about}).",
  "findings.deviation.under": "{place} låg på {value} i {year}, {n} under {baseline} ({about}).",
  "findings.turn.up":
    "{place} gjekk opp frå {from} i {since} til {middle} i {middleYear}, og så ned til {to} i {year}{currency}.",
  "findings.turn.down":
    "{place} gjekk ned frå {from} i {since} til {middle} i {middleYear}, og så opp til {to} i {year}{currency}.",
  "findings.currency": "løpande kroner",
  "findings.unguarded": "Kor mange tilfelle talet byggjer på, er ikkje kjent.",
  "findings.none": "Ingen å nemne.",
  "findings.none.leftOut": "Ingen å nemne. Utelate: {indicators} ({reasons}).",
  "findings.empty": "Ingen funn for {area} i {year}.",
  "findings.empty.leftOut": "Ingen funn for {area} i {year}. Utelate: {indicators} ({reasons}).",
  "findings.empty.year": "Vis funn for {year}",
  "findings.empty.area": "Vis funn for {area} {year}",
  "findings.leftOut": "Utelate, heilt eller delvis: {indicators}",
  "findings.what.change": "endring",
  "findings.what.spread": "spenn",
  "findings.what.spread.without": "spenn utan {places}",
  "findings.what.deviation": "avvik",
  "findings.what.turn": "vendepunkt",
  "findings.why.suppressed": "Snittet kan ikkje brukast, eller talet er halde utanfor det",
  "findings.why.missing": "Eit tal som trengst, manglar",
  "findings.why.break": "Åra kan ikkje samanliknast, eller snitta har ikkje dei same medlemmene",
  "findings.why.provisional": "Tala er førebelse",
  "findings.why.mixed": "Tala er målte på ulike kommunegrenser",
  "findings.why.small": "Talet byggjer på færre enn {n} tilfelle",
  "findings.why.members": "Det er færre enn tre kommunar å måle med, eller alle er like",
  "findings.why.base":
    "Prosent kan ikkje reknast ut: talet det skal takast av, er ikkje over null, eller tala er på kvar si side av null",
  "findings.method": "Slik er funna valde",
  "findings.method.whose":
    "Regelen er Figurverktøyet sin eigen; verken KS eller SSB har laga han. Han finn det som er størst. Om det er viktig, må du vurdere sjølv.",
  "findings.method.order":
    "Endringar og vendepunkt står etter storleik i standardavvik mellom kommunane i {year}, slik at prosent og kroner kan stå i éi rekkjefølgje; eit vendepunkt er så stort som det minste av dei to stega. Spenn og avvik står etter storleik i prosent av snittet. Dei {most} største av kvart slag blir viste.",
  "findings.method.least":
    "Endringar, avvik og vendepunkt under {least} standardavvik er ikkje med, og heller ikkje det som ikkje synest med desimalane som blir viste.",
  "findings.method.cases":
    "Små tal svingar av seg sjølve. Eit tal som byggjer på færre enn {n} tilfelle (personar, saker og anna som blir talt), er difor utelate. Grensa på {n} har vi valt.",
  "findings.method.compared":
    "Utelate er òg det som ikkje kan samanliknast, førebelse tal og tal som manglar. Under «Utelate» står kva det gjeld, og kvifor.",
};
