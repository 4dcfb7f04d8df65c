/** Kinds of figures: what they cannot show, and what must be known to read them. */
export const kindsNb = {
  "kinds.key.others": "De andre valgte",
  "kinds.noYear": "Datasettet har ikke tall for {year}.",
  "kinds.note.of": "{indicator}: {note}",
  "kinds.note.labels.lines":
    "Det er ikke plass til alle tallene i figuren. Tabellen i Figurverktøyet har dem.",
  "kinds.note.labels.bars":
    "Søylene er for smale til å ha tallene på seg. Tabellen i Figurverktøyet har dem.",
  "kinds.note.letters":
    "Det er ikke plass til alle bokstavene i figuren. Tabellen i Figurverktøyet har dem.",
  "kinds.note.crowded":
    "Med så mange linjer står bokstaver og tegn for manglende tall bare i tabellen i Figurverktøyet.",
  "kinds.note.footnotes.one": "… og {n} merknad til i tabellen i Figurverktøyet",
  "kinds.note.footnotes.other": "… og {n} merknader til i tabellen i Figurverktøyet",
  "kinds.note.order": "De grå søylene står i samme rekkefølge som navnene over figuren.",
  "kinds.note.slope.years":
    "Figuren går fra {from} til {to}, det første og det siste året med tall.",
  "kinds.note.slope.end": "Uten tall i {year}: {places}.",
  "kinds.note.slope.without": "Uten linje: {places}.",
  "kinds.note.slope.missing": "{year}: {reason}",
  "kinds.unfit.line": "En linje trenger minst to år. Velg flere år, eller bruk «{other}».",
  "kinds.unfit.slope":
    "«{figure}» trenger et tidsrom på minst to år. Velg flere år, eller bruk «{other}».",
  "kinds.unfit.slope.values":
    "Ingen av de valgte stedene har tall for to år. Velg et annet tidsrom eller andre steder.",
  "kinds.unfit.everybody":
    "«{figure}» viser alle kommunene i datasettet, og her er det bare én. Velg et datasett med flere.",
  "kinds.unfit.scatter": "«{figure}» trenger nøyaktig to indikatorer. Velg to.",
  "kinds.unfit.heat": "«{figure}» trenger minst to indikatorer. Velg flere.",
  "kinds.unfit.profile.place": "En tjenesteprofil gjelder en kommune. Velg minst én.",
  "kinds.unfit.profile.baseline": "En tjenesteprofil trenger noe å måle mot. Velg et snitt.",
  "kinds.unfit.axis.one": "Indikatorer langs aksen trenger minst to indikatorer. Velg flere.",
  "kinds.unfit.axis.units":
    "Indikatorene har ulike enheter ({units}) og kan ikke dele akse. Velg indikatorer med samme enhet.",
  "kinds.unfit.panels.kind": "Bare «{line}» og «{bar}» kan ha ett felt per sted. Velg en av dem.",
  "kinds.unfit.panels.axis": "Ett felt per sted har år langs aksen. Velg år langs aksen først.",
  "kinds.unfit.panels.one": "Ett felt per sted trenger minst to steder. Velg flere.",
} as const;
