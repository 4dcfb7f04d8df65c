import type { overviewNb } from "./overview.nb.ts";

export const overviewEn: Record<keyof typeof overviewNb, string> = {
  "overview.missing": "{places} without a figure in {year}: {reasons}.",
  "overview.municipalities.one": "{n} municipality",
  "overview.municipalities.other": "{n} municipalities",
  "overview.missing.reason": "{reason} ({places})",
  "overview.notes": "{indicators}: {note}",
  "overview.unnamed": "Not named in the figure: {places}.",

  "overview.dots.about":
    "Each dot is a municipality. Only its place along the axis has a meaning; the dots are moved up and down so that they do not cover each other.",
  "overview.dots.band":
    "The shaded field is the middle half of the {n} municipalities with a figure: from {low} to {high}.",

  "overview.scatter.need":
    "Choose two indicators. The first goes along the horizontal axis, the second along the vertical one.",
  "overview.scatter.empty": "No municipality has figures for both indicators in {year}.",
  "overview.scatter.value": "{indicator}: {value}",
  "overview.scatter.cross": "The dashed lines show {place}.",
  "overview.scatter.axes": "The axes follow the figures. Not starting at zero: {indicators}.",
  "overview.scatter.missing":
    "{places} left out because at least one of the two figures is missing in {year}: {reasons}.",

  "overview.heat.about":
    "The percentage is the deviation from {baseline}: blue is below, orange is above. The colour does not say what is good or bad.",
  "overview.heat.noBaseline": "Without deviations and colours: nothing is chosen to measure from.",
  "overview.heat.unknown":
    "Where the percentage is missing, the figure it is measured from is zero or is itself missing.",
  "overview.heat.signed":
    "Without percentages and colours because some of the numbers are below zero: {indicators}.",
  "overview.heat.said": "{held} {baseline}",
  "overview.heat.under": "Below",
  "overview.heat.over": "Above",

  "overview.profile.key":
    "The bar runs from the lowest to the highest municipality in {span}, the line is {baseline} = 100, and the dot is {place}.",
  "overview.profile.outside": "An arrowhead points to a figure outside the scale.",
  "overview.profile.arrows":
    "The arrow shows the change from {year}, with that year’s figure. A circle means no change.",
  "overview.profile.averages": "{baseline}: {averages}.",
  "overview.profile.left": "Not in the service profile of the area: {indicators}.",
  "overview.profile.empty":
    "None of the chosen indicators is in the service profile of the area. Choose another indicator.",

  "overview.rank.number": "No.",
  "overview.rank.grade": "Grade",
  "overview.rank.place": "no. {n} of {of}",
  "overview.rank.tied": "joint no. {n} of {of}",
  "overview.rank.graded": "grade {grade}",
  "overview.rank.neutral":
    "A high figure is not good or bad in itself, and ASSS does not rank municipalities.",
  "overview.rank.high":
    "The highest figure comes first. Figures are compared as they are shown, and equal figures share a place.",
  "overview.rank.low":
    "The lowest figure comes first. Figures are compared as they are shown, and equal figures share a place.",
  "overview.rank.best.high":
    "Grades run from 1 to 6 because high was chosen as the best: 3.5 is the unweighted mean of the municipalities in the list, and each standard deviation gives 1.25 up or down. Kommunebarometeret uses the same scale, but its method is not published.",
  "overview.rank.best.low":
    "Grades run from 1 to 6 because low was chosen as the best: 3.5 is the unweighted mean of the municipalities in the list, and each standard deviation gives 1.25 up or down. Kommunebarometeret uses the same scale, but its method is not published.",
  "overview.rank.part":
    "The figure shows the first {top} and the chosen municipalities with their neighbours in the list. The table has all {n}.",
  "overview.rank.unranked": "not ranked: inputs from different municipal borders",
  "overview.rank.empty":
    "An indicator of your own cannot be ranked. Choose one of the data set’s indicators first.",
  "overview.rank.skipped.one": "… {n} more municipality",
  "overview.rank.skipped.other": "… {n} more municipalities",
};
