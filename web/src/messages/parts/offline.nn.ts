import type { offlineNb } from "./offline.nb.ts";

export const offlineNn: Record<keyof typeof offlineNb, string> = {
  "offline.file": "Éi HTML-fil",
  "offline.file.help":
    "Blir opna rett frå disken, òg utan nett. Figuren og tala som er opne, følgjer med, òg dine eigne filer.",
  "offline.torn": "Fila er ikkje heil. Hent henne på nytt.",
  "offline.kept": "Sida er dessutan lagra i denne nettlesaren og kan opnast her utan nett.",
  "offline.new": "Ein ny versjon er klar",
  "offline.new.help":
    "Han blir teken i bruk neste gong du opnar Figurverktøyet, eller no: Då blir sida lasta inn på nytt, òg i andre faner. Figuren du ser på, blir ståande.",
  "offline.new.own": "Filer du har opna sjølv, må du opne på nytt etterpå.",
  "offline.new.use": "Ta i bruk no",
  "offline.new.taking": "Tek i bruk den nye versjonen …",
  "offline.elsewhere": "Ein ny versjon er teken i bruk i ei anna fane",
  "offline.elsewhere.help":
    "Denne fana viser framleis den gamle versjonen, fordi du har opna eigne filer her.",
  "offline.elsewhere.reload": "Last inn på nytt",
  "offline.full": "Figurverktøyet kan ikkje opnast utan nett i denne nettlesaren",
  "offline.full.help":
    "Det er ikkje plass til å lagre sida. Så lenge du har nett, verkar alt som før.",
};
