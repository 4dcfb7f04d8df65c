export const overviewNb = {
  "overview.missing": "{places} uten tall i {year}: {reasons}.",
  "overview.municipalities.one": "{n} kommune",
  "overview.municipalities.other": "{n} kommuner",
  "overview.missing.reason": "{reason} ({places})",
  "overview.notes": "{indicators}: {note}",
  "overview.unnamed": "Uten navn i figuren: {places}.",

  "overview.dots.about":
    "Hver prikk er en kommune. Bare plassen langs aksen betyr noe; prikkene er flyttet opp og ned for ikke å dekke hverandre.",
  "overview.dots.band":
    "Det skyggelagte feltet er den midterste halvdelen av de {n} kommunene med tall: fra {low} til {high}.",

  "overview.scatter.need":
    "Velg to indikatorer. Den første legges langs den vannrette aksen, den andre langs den loddrette.",
  "overview.scatter.empty": "Ingen kommune har tall for begge indikatorene i {year}.",
  "overview.scatter.value": "{indicator}: {value}",
  "overview.scatter.cross": "De stiplede linjene viser {place}.",
  "overview.scatter.axes": "Aksene følger tallene. Starter ikke på null: {indicators}.",
  "overview.scatter.missing":
    "{places} er ikke med fordi minst ett av de to tallene mangler i {year}: {reasons}.",

  "overview.heat.about":
    "Prosenten er avviket fra {baseline}: blått er under, oransje er over. Fargen sier ikke hva som er bra eller dårlig.",
  "overview.heat.noBaseline": "Uten avvik og farger: det er ikke valgt noe å måle mot.",
  "overview.heat.unknown":
    "Der prosenten mangler, er tallet det måles mot, null eller mangler selv.",
  "overview.heat.signed": "Uten prosent og farge fordi tallene også er under null: {indicators}.",
  "overview.heat.said": "{held} {baseline}",
  "overview.heat.under": "Under",
  "overview.heat.over": "Over",

  "overview.profile.key":
    "Stripen går fra laveste til høyeste kommune i {span}, streken er {baseline} = 100, og prikken er {place}.",
  "overview.profile.outside": "En pilspiss peker mot tall utenfor skalaen.",
  "overview.profile.arrows":
    "Pilen viser endringen fra {year}, med tallet for det året. En sirkel betyr ingen endring.",
  "overview.profile.averages": "{baseline}: {averages}.",
  "overview.profile.left": "Ikke i tjenesteprofilen for området: {indicators}.",
  "overview.profile.empty":
    "Ingen av de valgte indikatorene er i tjenesteprofilen for området. Velg en annen indikator.",

  "overview.rank.number": "Nr.",
  "overview.rank.grade": "Karakter",
  "overview.rank.place": "nr. {n} av {of}",
  "overview.rank.tied": "delt nr. {n} av {of}",
  "overview.rank.graded": "karakter {grade}",
  "overview.rank.neutral":
    "Et høyt tall er ikke bra eller dårlig i seg selv, og ASSS rangerer ikke kommuner.",
  "overview.rank.high":
    "Høyeste tall står først. Tallene sammenlignes slik de vises, og like tall deler plass.",
  "overview.rank.low":
    "Laveste tall står først. Tallene sammenlignes slik de vises, og like tall deler plass.",
  "overview.rank.best.high":
    "Karakterene går fra 1 til 6 fordi det er valgt at høyt er best: 3,5 er det uvektede snittet av kommunene i lista, og hvert standardavvik gir 1,25 opp eller ned. Kommunebarometeret bruker samme skala, men metoden der er ikke publisert.",
  "overview.rank.best.low":
    "Karakterene går fra 1 til 6 fordi det er valgt at lavt er best: 3,5 er det uvektede snittet av kommunene i lista, og hvert standardavvik gir 1,25 opp eller ned. Kommunebarometeret bruker samme skala, men metoden der er ikke publisert.",
  "overview.rank.part":
    "Figuren viser de {top} første og de valgte kommunene med naboene i lista. Tabellen har alle {n}.",
  "overview.rank.unranked": "ikke rangert: inndata fra ulike kommunegrenser",
  "overview.rank.empty":
    "En egen indikator kan ikke rangeres. Velg en av indikatorene i datasettet først.",
  "overview.rank.skipped.one": "… {n} kommune til",
  "overview.rank.skipped.other": "… {n} kommuner til",
} as const;
