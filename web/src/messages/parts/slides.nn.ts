import type { slidesNb } from "./slides.nb.ts";

export const slidesNn: Record<keyof typeof slidesNb, string> = {
  "slides.pptx": "PowerPoint (PPTX)",
  "slides.pptx.help":
    "Eitt lysbilete med diagram som kan endrast: tala ligg i eit dataark bak det. Teksten til figuren står i notata.",
  "slides.theme": "Figurverktøyet",
  "slides.contents": "Innhald",
  "slides.open": "Opne i Figurverktøyet",
  "slides.made": "laga {date}",
  "slides.part": "({n} av {of})",
  "slides.from": "{place} frå {year}",
  "slides.others": "Andre kommunar",
  "slides.height": "Høgd i figuren",
  "slides.head": "Langs aksen",
  "slides.more": "Fleire merknader ({n}) står i notata til lysbiletet.",
  "slides.gaps": "Utan tal: {gaps}.",
  "slides.gap": "{place} {years} ({sign} {reason})",
  "slides.note.dotted": "Prikka linje: tala i dei to åra kan ikkje utan vidare samanliknast.",
  "slides.note.dottedBy": "Prikka linje: {reasons}.",
  "slides.note.middle":
    "Den midtarste halvdelen av dei {n} kommunane med tal ligg frå {low} til {high}.",
  "slides.note.classes":
    "Fargen blir mørkare ved eit avvik på {limits} prosent; under {least} prosent er det ingen farge.",
  "slides.note.numbers":
    "Tal som det ikkje er plass til i figuren, står i dataarket bak diagrammet.",
  "slides.note.letters":
    "Med så mange linjer har berre den første kommunen og snitta bokstavar ved tala.",
  "slides.note.marks": "Det er ikkje plass til bokstavane ved tala i figuren.",
  "slides.sheet.numbers": "Tal",
  "slides.sheet.about": "Om tala",
  "slides.place.title": "Tittel",
  "slides.place.subtitle": "Undertittel",
  "slides.place.body": "Tekst",
  "slides.place.number": "Lysbiletenummer",
  "slides.place.notes": "Merknader",
  "slides.place.picture": "Lysbilete",
  "slides.place.band": "Merke",
  "slides.place.section": "Del",
  "slides.place.heading": "Overskrift",
  "slides.place.table": "Tabell",
  "slides.place.chart": "Diagram",
  "slides.place.source": "Kjelde",
  "slides.layout.opening": "Framside",
  "slides.layout.figure": "Figur",
  "slides.layout.contents": "Innhald",
};
