import type { formatsNb } from "./formats.nb.ts";

export const formatsNn: Record<keyof typeof formatsNb, string> = {
  "formats.title": "Ta med figuren",
  "formats.picture": "Bilete",
  "formats.slides": "Presentasjon",
  "formats.numbers": "Tal",
  "formats.whole": "Heile verktøyet",
  "formats.working": "Lagar fila …",
  "formats.failed": "Fila «{file}» kunne ikkje lagast",
  "formats.csv": "CSV for norsk Excel",
  "formats.csv.help": "Semikolon mellom felta og desimalkomma; kan opnast rett i Excel.",
};
