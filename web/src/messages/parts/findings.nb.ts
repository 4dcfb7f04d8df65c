export const findingsNb = {
  "findings.title": "Funn: {area} {year}",
  "findings.lead":
    "Det som skiller seg mest ut i tallene for {area}, {years}: {baseline} og kommunene bak det.",
  "findings.lead.place":
    "Det som skiller seg mest ut i tallene for {area}, {years}: {baseline}, kommunene bak det og {place}.",
  "findings.why": "Tallene sier hva, ikke hvorfor: ulik føring og andre forhold kan ligge bak.",
  "findings.copy": "Kopier teksten",
  "findings.copied": "Teksten er kopiert.",
  "findings.notCopied":
    "Nettleseren tillot ikke å kopiere. Merk teksten på siden og kopier den selv.",
  "findings.figure": "Vis som figur",
  "findings.figure.of": "Vis som figur: {indicator}",
  "findings.choosePlace": "Velg en kommune, så vises også avvikene og vendepunktene for den.",
  "findings.changes": "Størst endring i {baseline}, {years}",
  "findings.spreads": "Størst spenn mellom kommunene bak {baseline}, {year}",
  "findings.key.span": "fra laveste til høyeste kommune",
  "findings.deviations": "Størst avvik fra {baseline}: {place} {year}",
  "findings.turns": "Vendepunkter: {place} {years}",
  "findings.change.up":
    "{group} gikk opp fra {from} i {since} til {to} i {year}, en økning på {n} ({about}).",
  "findings.change.down":
    "{group} gikk ned fra {from} i {since} til {to} i {year}, en nedgang på {n} ({about}).",
  "findings.spread":
    "Lavest i {year} var {low} med {lowValue}, høyest {high} med {highValue}, et spenn på {n}. {group} var {mean} ({about}).",
  "findings.spread.without": "Uten {places}, der tallet bygger på færre enn {n} tilfeller.",
  "findings.deviation.over": "{place} lå på {value} i {year}, {n} over {baseline} ({about}).",
  "findings.deviation.under": "{place} lå på {value} i {year}, {n} under {baseline} ({about}).",
  "findings.turn.up":
    "{place} gikk opp fra {from} i {since} til {middle} i {middleYear}, og så ned til {to} i {year}{currency}.",
  "findings.turn.down":
    "{place} gikk ned fra {from} i {since} til {middle} i {middleYear}, og så opp til {to} i {year}{currency}.",
  "findings.currency": "løpende kroner",
  "findings.unguarded": "Hvor mange tilfeller tallet bygger på, er ikke kjent.",
  "findings.none": "Ingen å nevne.",
  "findings.none.leftOut": "Ingen å nevne. Utelatt: {indicators} ({reasons}).",
  "findings.empty": "Ingen funn for {area} i {year}.",
  "findings.empty.leftOut": "Ingen funn for {area} i {year}. Utelatt: {indicators} ({reasons}).",
  "findings.empty.year": "Vis funn for {year}",
  "findings.empty.area": "Vis funn for {area} {year}",
  "findings.leftOut": "Utelatt, helt eller delvis: {indicators}",
  "findings.what.change": "endring",
  "findings.what.spread": "spenn",
  "findings.what.spread.without": "spenn uten {places}",
  "findings.what.deviation": "avvik",
  "findings.what.turn": "vendepunkt",
  "findings.why.suppressed": "Snittet er ikke brukbart, eller tallet er holdt utenfor det",
  "findings.why.missing": "Et tall som trengs, mangler",
  "findings.why.break": "Årene kan ikke sammenlignes, eller snittene har ikke de samme medlemmene",
  "findings.why.provisional": "Tallene er foreløpige",
  "findings.why.mixed": "Tallene er målt på ulike kommunegrenser",
  "findings.why.small": "Tallet bygger på færre enn {n} tilfeller",
  "findings.why.members": "Det er færre enn tre kommuner å måle med, eller alle er like",
  "findings.why.base":
    "Prosent kan ikke regnes ut: tallet det skal tas av, er ikke over null, eller tallene er på hver sin side av null",
  "findings.method": "Slik er funnene valgt",
  "findings.method.whose":
    "Regelen er Figurverktøyets egen; verken KS eller SSB har laget den. Den finner det som er størst. Om det er viktig, må du vurdere selv.",
  "findings.method.order":
    "Endringer og vendepunkter står etter størrelse i standardavvik mellom kommunene i {year}, slik at prosent og kroner kan stå i én rekkefølge; et vendepunkt er så stort som det minste av de to stegene. Spenn og avvik står etter størrelse i prosent av snittet. De {most} største av hvert slag vises.",
  "findings.method.least":
    "Endringer, avvik og vendepunkter under {least} standardavvik er ikke med, og heller ikke det som ikke synes med desimalene som vises.",
  "findings.method.cases":
    "Små tall svinger av seg selv. Et tall som bygger på færre enn {n} tilfeller (personer, saker og annet som telles), er derfor utelatt. Grensen på {n} har vi valgt.",
  "findings.method.compared":
    "Utelatt er også det som ikke kan sammenlignes, foreløpige tall og tall som mangler. Under «Utelatt» står hva det gjelder, og hvorfor.",
} as const;
