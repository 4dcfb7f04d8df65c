import type { shellNb } from "./shell.nb.ts";

export const shellEn: Record<keyof typeof shellNb, string> = {
  "view.keyfigures": "Key figures",
  "view.findings": "Findings",
  "view.indicators": "Indicators",
  "view.sources": "Data sources",
  "language.label": "Language",
  "language.nb": "Bokmål",
  "language.nn": "Nynorsk",
  "language.en": "English",
  "language.failed": "The language could not be fetched. The page is as it was.",
  "page.loading": "Fetching the view …",
  "page.failed": "The view could not be fetched",
  "page.failed.help": "Check the connection and try again.",
  "page.retry": "Try again",
  "figure.drawing": "Drawing the figure …",
  "notice.link.last": "“{value}” is not a number of years.",
  "notice.link.list": "What follows “{key}” in the link cannot be read.",
  "notice.link.most": "The link has more than {most} in “{key}”; only the first are used.",
  "own.group.unusable":
    "Your own group “{name}” in the link cannot be used: it has no municipality that the data set knows.",
  "own.group.strangers": "Some municipalities in your own group “{name}” are not in the data set.",
  "own.indicator.unusable":
    "Your own indicator “{name}” in the link cannot be used: it builds on figures that the data set does not have.",
  "filters.figure.rows": "Lying bars",
  "filters.figure.slope": "Two years",
  "filters.figure.dots": "Spread",
  "filters.figure.scatter": "Scatter",
  "filters.figure.heat": "Heat table",
  "filters.figure.profile": "Profile",
  "filters.figure.table": "Table",
  "filters.figure.rank": "Ranking",
};
