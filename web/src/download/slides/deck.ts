import { date } from "../../formats.ts";
import { currentLanguage } from "../../messages/index.ts";
import type { Report } from "../part.ts";
import { figureSlide } from "./figure-slide.ts";
import { contents, opening } from "./front.ts";
import { mime } from "./part-names.ts";
import { Presentation } from "./presentation.ts";
import { subjectOf } from "./subject.ts";
import { pagesOf } from "./pages.ts";

/**
 * A presentation with a slide per figure, each with a chart that can be edited.
 *
 * The parts are written here and not by a library: of what pptxgenjs makes nearly every chart part would have to be
 * mended (a third axis, points without a number, parts that are told of and not there), and hatching, names at the
 * ends of lines and signs at points are beyond it.
 */
export async function deck(report: Report, today = new Date()): Promise<Blob> {
  const made = date(today.toISOString());
  const to = new Presentation(languages[currentLanguage()], made, report.title || titleOf(report));
  const parts = report.parts.map((part) => {
    const { subject, told } = subjectOf(part);
    return { subject, pages: pagesOf(subject, told) };
  });
  if (report.title) {
    opening(to, report);
    contents(to, parts);
  }
  for (const { pages } of parts) for (const page of pages) await figureSlide(to, page);
  return new Blob([to.finish()], { type: mime.file });
}

const languages = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" } as const;

function titleOf({ parts: [first] }: Report): string {
  if (!first) return "";
  return first.kind === "figure" ? first.figure.title.title : first.grid.title;
}
