import { layouts, type Layout } from "./masters.ts";

const office = "application/vnd.openxmlformats-officedocument.";
const presentationml = `${office}presentationml.`;

/** The content types of parts. */
export const mime = {
  presentation: `${presentationml}presentation.main+xml`,
  slide: `${presentationml}slide+xml`,
  slideMaster: `${presentationml}slideMaster+xml`,
  slideLayout: `${presentationml}slideLayout+xml`,
  notesSlide: `${presentationml}notesSlide+xml`,
  notesMaster: `${presentationml}notesMaster+xml`,
  theme: `${office}theme+xml`,
  chart: `${office}drawingml.chart+xml`,
  workbook: `${office}spreadsheetml.sheet`,
  core: "application/vnd.openxmlformats-package.core-properties+xml",
  app: `${office}extended-properties+xml`,
  /** Of the file itself. */
  file: `${presentationml}presentation`,
} as const;

export const presentationName = "ppt/presentation.xml";
export const masterName = "ppt/slideMasters/slideMaster1.xml";
export const notesMasterName = "ppt/notesMasters/notesMaster1.xml";

export function slideName(n: number): string {
  return `ppt/slides/slide${n}.xml`;
}

export function layoutName(layout: Layout): string {
  return `ppt/slideLayouts/slideLayout${layouts.indexOf(layout) + 1}.xml`;
}

/** The masters of slides and of notes have a theme each. */
export function themeName(n: 1 | 2): string {
  return `ppt/theme/theme${n}.xml`;
}
