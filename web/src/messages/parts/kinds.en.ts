import type { kindsNb } from "./kinds.nb.ts";

export const kindsEn: Record<keyof typeof kindsNb, string> = {
  "kinds.key.others": "The others that were chosen",
  "kinds.noYear": "The data set has no numbers for {year}.",
  "kinds.note.of": "{indicator}: {note}",
  "kinds.note.labels.lines":
    "There is not room for all the numbers in the figure. The table in Figurverktøyet has them.",
  "kinds.note.labels.bars":
    "The bars are too narrow to carry their numbers. The table in Figurverktøyet has them.",
  "kinds.note.letters":
    "The figure has no room for all the letters. The table in Figurverktøyet has them.",
  "kinds.note.crowded":
    "With so many lines, letters and signs for missing figures are in the table in Figurverktøyet only.",
  "kinds.note.footnotes.one": "… and {n} more note in the table in Figurverktøyet",
  "kinds.note.footnotes.other": "… and {n} more notes in the table in Figurverktøyet",
  "kinds.note.order": "The grey bars stand in the same order as the names above the figure.",
  "kinds.note.slope.years":
    "The figure goes from {from} to {to}, the first and the last year with numbers.",
  "kinds.note.slope.end": "Without numbers in {year}: {places}.",
  "kinds.note.slope.without": "Without a line: {places}.",
  "kinds.note.slope.missing": "{year}: {reason}",
  "kinds.unfit.line": "A line needs at least two years. Choose more years, or use “{other}”.",
  "kinds.unfit.slope":
    "“{figure}” needs a span of at least two years. Choose more years, or use “{other}”.",
  "kinds.unfit.slope.values":
    "None of the chosen places has numbers for two years. Choose other years or other places.",
  "kinds.unfit.everybody":
    "“{figure}” shows every municipality in the data set, and there is only one here. Choose a data set with more.",
  "kinds.unfit.scatter": "“{figure}” needs exactly two indicators. Choose two.",
  "kinds.unfit.heat": "“{figure}” needs at least two indicators. Choose more.",
  "kinds.unfit.profile.place": "A service profile is of a municipality. Choose at least one.",
  "kinds.unfit.profile.baseline":
    "A service profile needs something to measure against. Choose an average.",
  "kinds.unfit.axis.one": "Indicators along the axis need at least two indicators. Choose more.",
  "kinds.unfit.axis.units":
    "The indicators have different units ({units}) and cannot share an axis. Choose indicators with the same unit.",
  "kinds.unfit.panels.kind":
    "Only “{line}” and “{bar}” can have a panel per place. Choose one of them.",
  "kinds.unfit.panels.axis":
    "Panels per place have years along the axis. Choose years along the axis first.",
  "kinds.unfit.panels.one": "A panel per place needs at least two places. Choose more.",
};
