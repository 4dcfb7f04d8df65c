export const formatsNb = {
  "formats.title": "Ta med figuren",
  "formats.picture": "Bilde",
  "formats.slides": "Presentasjon",
  "formats.numbers": "Tall",
  "formats.whole": "Hele verktøyet",
  "formats.working": "Lager filen …",
  "formats.failed": "Filen «{file}» kunne ikke lages",
  "formats.csv": "CSV for norsk Excel",
  "formats.csv.help": "Semikolon mellom feltene og desimalkomma; åpnes rett i Excel.",
} as const;
