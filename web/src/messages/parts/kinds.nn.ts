import type { kindsNb } from "./kinds.nb.ts";

export const kindsNn: Record<keyof typeof kindsNb, string> = {
  "kinds.key.others": "Dei andre valde",
  "kinds.noYear": "Datasettet har ikkje tal for {year}.",
  "kinds.note.of": "{indicator}: {note}",
  "kinds.note.labels.lines":
    "Det er ikkje plass til alle tala i figuren. Tabellen i Figurverktøyet har dei.",
  "kinds.note.labels.bars":
    "Stolpane er for smale til å ha tala på seg. Tabellen i Figurverktøyet har dei.",
  "kinds.note.letters":
    "Det er ikkje plass til alle bokstavane i figuren. Tabellen i Figurverktøyet har dei.",
  "kinds.note.crowded":
    "Med så mange linjer står bokstavar og teikn for manglande tal berre i tabellen i Figurverktøyet.",
  "kinds.note.footnotes.one": "… og {n} merknad til i tabellen i Figurverktøyet",
  "kinds.note.footnotes.other": "… og {n} merknader til i tabellen i Figurverktøyet",
  "kinds.note.order": "Dei grå søylene står i same rekkjefølgje som namna over figuren.",
  "kinds.note.slope.years":
    "Figuren går frå {from} til {to}, det første og det siste året med tal.",
  "kinds.note.slope.end": "Utan tal i {year}: {places}.",
  "kinds.note.slope.without": "Utan linje: {places}.",
  "kinds.note.slope.missing": "{year}: {reason}",
  "kinds.unfit.line": "Ei linje treng minst to år. Vel fleire år, eller bruk «{other}».",
  "kinds.unfit.slope":
    "«{figure}» treng eit tidsrom på minst to år. Vel fleire år, eller bruk «{other}».",
  "kinds.unfit.slope.values":
    "Ingen av dei valde stadene har tal for to år. Vel eit anna tidsrom eller andre stader.",
  "kinds.unfit.everybody":
    "«{figure}» viser alle kommunane i datasettet, og her er det berre éin. Vel eit datasett med fleire.",
  "kinds.unfit.scatter": "«{figure}» treng nøyaktig to indikatorar. Vel to.",
  "kinds.unfit.heat": "«{figure}» treng minst to indikatorar. Vel fleire.",
  "kinds.unfit.profile.place": "Ein tenesteprofil gjeld ein kommune. Vel minst éin.",
  "kinds.unfit.profile.baseline": "Ein tenesteprofil treng noko å måle mot. Vel eit snitt.",
  "kinds.unfit.axis.one": "Indikatorar langs aksen treng minst to indikatorar. Vel fleire.",
  "kinds.unfit.axis.units":
    "Indikatorane har ulike einingar ({units}) og kan ikkje dele akse. Vel indikatorar med same eining.",
  "kinds.unfit.panels.kind": "Berre «{line}» og «{bar}» kan ha eitt felt per stad. Vel ein av dei.",
  "kinds.unfit.panels.axis": "Eitt felt per stad har år langs aksen. Vel år langs aksen først.",
  "kinds.unfit.panels.one": "Eitt felt per stad treng minst to stader. Vel fleire.",
};
