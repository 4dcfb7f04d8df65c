export const offlineNb = {
  "offline.file": "Én HTML-fil",
  "offline.file.help":
    "Åpnes rett fra disken, også uten nett. Figuren og tallene som er åpne, følger med, også dine egne filer.",
  "offline.torn": "Filen er ikke hel. Hent den på nytt.",
  "offline.kept": "Siden er dessuten lagret i denne nettleseren og kan åpnes her uten nett.",
  "offline.new": "En ny versjon er klar",
  "offline.new.help":
    "Den tas i bruk neste gang du åpner Figurverktøyet, eller nå: Da lastes siden inn på nytt, også i andre faner. Figuren du ser på, blir stående.",
  "offline.new.own": "Filer du har åpnet selv, må du åpne på nytt etterpå.",
  "offline.new.use": "Ta i bruk nå",
  "offline.new.taking": "Tar i bruk den nye versjonen …",
  "offline.elsewhere": "En ny versjon er tatt i bruk i en annen fane",
  "offline.elsewhere.help":
    "Denne fanen viser fortsatt den gamle versjonen, fordi du har åpnet egne filer her.",
  "offline.elsewhere.reload": "Last inn på nytt",
  "offline.full": "Figurverktøyet kan ikke åpnes uten nett i denne nettleseren",
  "offline.full.help":
    "Det er ikke plass til å lagre siden. Så lenge du har nett, virker alt som før.",
} as const;
