import type { slidesNb } from "./slides.nb.ts";

export const slidesEn: Record<keyof typeof slidesNb, string> = {
  "slides.pptx": "PowerPoint (PPTX)",
  "slides.pptx.help":
    "One slide with a chart that can be edited: the numbers are in a data sheet behind it. What the figure says in words is in the notes.",
  "slides.theme": "Figurverktøyet",
  "slides.contents": "Contents",
  "slides.open": "Open in Figurverktøyet",
  "slides.made": "made {date}",
  "slides.part": "({n} of {of})",
  "slides.from": "{place} from {year}",
  "slides.others": "Other municipalities",
  "slides.height": "Height in the figure",
  "slides.head": "Along the axis",
  "slides.more": "More notes ({n}) are in the speaker notes of the slide.",
  "slides.gaps": "No number: {gaps}.",
  "slides.gap": "{place} {years} ({sign} {reason})",
  "slides.note.dotted": "Dotted line: the numbers of the two years are not directly comparable.",
  "slides.note.dottedBy": "Dotted line: {reasons}.",
  "slides.note.middle":
    "The middle half of the {n} municipalities with a number lies between {low} and {high}.",
  "slides.note.classes":
    "The colour grows darker at deviations of {limits} per cent; below {least} per cent there is none.",
  "slides.note.numbers":
    "Numbers that there is no room for in the figure are in the data sheet behind the chart.",
  "slides.note.letters":
    "With so many lines, only the first municipality and the averages have letters at their numbers.",
  "slides.note.marks": "There is no room in the figure for the letters at the numbers.",
  "slides.sheet.numbers": "Numbers",
  "slides.sheet.about": "About",
  "slides.place.title": "Title",
  "slides.place.subtitle": "Subtitle",
  "slides.place.body": "Text",
  "slides.place.number": "Slide number",
  "slides.place.notes": "Notes",
  "slides.place.picture": "Slide",
  "slides.place.band": "Label",
  "slides.place.section": "Section",
  "slides.place.heading": "Heading",
  "slides.place.table": "Table",
  "slides.place.chart": "Chart",
  "slides.place.source": "Source",
  "slides.layout.opening": "Opening",
  "slides.layout.figure": "Figure",
  "slides.layout.contents": "Contents",
};
