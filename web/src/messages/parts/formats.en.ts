import type { formatsNb } from "./formats.nb.ts";

export const formatsEn: Record<keyof typeof formatsNb, string> = {
  "formats.title": "Take the figure along",
  "formats.picture": "Picture",
  "formats.slides": "Presentation",
  "formats.numbers": "Numbers",
  "formats.whole": "The whole tool",
  "formats.working": "Making the file …",
  "formats.failed": "The file “{file}” could not be made",
  "formats.csv": "CSV for Norwegian Excel",
  "formats.csv.help": "Semicolons between the fields and decimal commas; opens in Excel as it is.",
};
