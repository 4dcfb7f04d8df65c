import type { keyFiguresNb } from "./key-figures.nb.ts";

export const keyFiguresEn: Record<keyof typeof keyFiguresNb, string> = {
  "keyfigures.title": "Key figures: {area} {years}",
  "keyfigures.intro":
    "The last three years of each municipality and, for {year}, {baseline} and the lowest and highest municipality in {span}.",
  "keyfigures.print": "Print",
  "keyfigures.profile": "See the service profile",
  "keyfigures.link": "See key figures for the last three years",
  "keyfigures.up": "up from the year before",
  "keyfigures.down": "down from the year before",
  "keyfigures.unchanged": "unchanged from the year before",
  "keyfigures.more":
    "The page shows the first {most} of {n} chosen municipalities. Left out: {left}.",
  "keyfigures.empty": "Choose at least one municipality, and its key figures are shown here.",
};
