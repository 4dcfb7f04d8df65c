import { t } from "../../messages/index.ts";
import type { Report } from "../part.ts";
import { boxes } from "./masters.ts";
import type { Subject } from "./page.ts";
import type { Page } from "./pages.ts";
import { slideName } from "./part-names.ts";
import type { Presentation } from "./presentation.ts";
import type { Paragraph } from "./shapes.ts";
import { cut } from "./texts.ts";
import type { Box } from "./units.ts";

/** What the report is, and the way to it. */
export function opening(to: Presentation, { title, subtitle, link }: Report): void {
  const name = to.begin("opening");
  const href = to.link(name, link);
  const shapes = [
    to.shape({
      id: 2,
      name: to.names.title,
      holder: "ctrTitle",
      paragraphs: [{ runs: [{ text: title }] }],
    }),
    to.shape({
      id: 3,
      name: to.names.subtitle,
      holder: "subTitle",
      paragraphs: [
        ...(subtitle ? [{ runs: [{ text: subtitle }], after: 6 }] : []),
        { runs: [{ text: to.made }], after: 6 },
        ...(href ? [{ runs: [{ text: t("slides.open"), link: { id: href } }] }] : []),
      ],
    }),
  ];
  to.write(name, shapes, [title, subtitle, link]);
}

/** A part of the report, and how many slides it has. */
export interface Told {
  subject: Subject;
  pages: readonly Page[];
}

interface Line {
  text: string;
  /** The slide it leads to, counted from the first after the contents; a section's heading leads nowhere. */
  at?: number;
}

/** So many lines stand in one column, and in each of two. */
const mostLines = { alone: 14, each: 20 };
const between = 24;

/** Names every part and leads to its first slide. */
export function contents(to: Presentation, parts: readonly Told[]): void {
  const all = linesOf(parts);
  const alone = all.length <= mostLines.alone;
  const perSlide = alone ? mostLines.alone : 2 * mostLines.each;
  const slides = Math.ceil(all.length / perSlide);
  const first = to.slides.length + slides;
  for (let i = 0; i < slides; i++) {
    const lines = all.slice(i * perSlide, (i + 1) * perSlide);
    const half = alone ? lines.length : Math.ceil(lines.length / 2);
    const columns = [lines.slice(0, half), lines.slice(half)].filter((c) => c.length);
    const name = to.begin("contents");
    const { body } = boxes;
    const width = (body.width - (columns.length - 1) * between) / columns.length;
    const box = (c: number): Box => ({ ...body, x: body.x + c * (width + between), width });
    const size = alone ? 15 : 12;
    const paragraph = ({ text, at }: Line): Paragraph => {
      const words = cut(text, width, size, 1, at === undefined);
      if (at === undefined) return { runs: [{ text: words, bold: true }], size, after: 3 };
      const id = to.pack.relate(name, "slide", slideName(first + at + 1));
      const link = { id, action: "ppaction://hlinksldjump" };
      return { runs: [{ text: words, link }], size, after: 3 };
    };
    const shapes = [
      to.shape({
        id: 2,
        name: to.names.title,
        holder: "title",
        paragraphs: [{ runs: [{ text: t("slides.contents") }] }],
      }),
      ...columns.map((column, c) =>
        to.shape({
          id: 4 + c,
          name: to.names.body,
          ...(c === 0 && { holder: "body" as const }),
          box: box(c),
          paragraphs: column.map(paragraph),
        }),
      ),
      to.number(3),
    ];
    to.write(
      name,
      shapes,
      lines.map((line) => line.text),
    );
  }
}

function linesOf(parts: readonly Told[]): Line[] {
  const lines: Line[] = [];
  let section = "";
  let at = 0;
  for (const { subject, pages } of parts) {
    if (subject.section && subject.section !== section) lines.push({ text: subject.section });
    section = subject.section;
    lines.push({ text: subject.title, at });
    at += pages.length;
  }
  return lines;
}
