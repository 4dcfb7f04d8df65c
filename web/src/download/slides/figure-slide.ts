import { t } from "../../messages/index.ts";
import { addChart } from "./add-chart.ts";
import { chartSpace } from "./chart.ts";
import { noteSize } from "./frame.ts";
import type { Subject } from "./page.ts";
import type { Page, Placed } from "./pages.ts";
import type { Presentation } from "./presentation.ts";
import { frame, type Shape } from "./shapes.ts";
import { tableXml } from "./table-xml.ts";
import { cut } from "./texts.ts";
import type { Box } from "./units.ts";
import { el } from "./xml.ts";

type Given = Omit<Shape, "id" | "language">;

/** A slide with a figure or a part of it: title first and source last, as it is read aloud. */
export async function figureSlide(
  to: Presentation,
  { subject, frame: at, placed }: Page,
): Promise<void> {
  const name = to.begin("figure", subject.section);
  const shapes: string[] = [];
  const nextId = () => shapes.length + 2;
  const add = (given: Given) => shapes.push(to.shape({ ...given, id: nextId() }));
  add({
    name: to.names.title,
    holder: "title",
    box: at.title.box,
    anchor: "t",
    paragraphs: [{ runs: [{ text: at.title.words }], size: at.title.size }],
  });
  if (at.subtitle.words)
    add({
      name: to.names.subtitle,
      holder: "subtitle",
      box: at.subtitle.box,
      paragraphs: [{ runs: [{ text: at.subtitle.words }] }],
    });
  for (const { box, words, fill } of at.bands)
    add({
      name: t("slides.place.band"),
      box,
      fill,
      anchor: "ctr",
      paragraphs: [{ runs: [{ text: words, bold: true }], size: 13, ink: "tx1", align: "ctr" }],
    });
  if (at.section)
    add({
      name: t("slides.place.section"),
      box: at.section.box,
      paragraphs: [{ runs: [{ text: at.section.words, bold: true }], size: 12, ink: "tx2" }],
    });
  for (const one of placed) {
    const box = under(one);
    if (one.heading.words) add(heading(one));
    if (one.kind === "words")
      add({
        name: t("slides.place.body"),
        box,
        paragraphs: [{ runs: [{ text: one.words }], size: 14, ink: "tx2" }],
      });
    else shapes.push(await framed(to, name, nextId(), subject, one, box));
  }
  if (at.notes.lines.length)
    add({
      name: t("slides.place.notes"),
      box: at.notes.box,
      paragraphs: at.notes.lines.map((text) => ({ runs: [{ text }], size: noteSize, ink: "tx2" })),
    });
  const source = `${subject.source} \u00b7 ${t("slides.made", { date: to.made })}`;
  add(foot(source, at.foot, to.link(name, subject.link)));
  shapes.push(to.number(nextId()));
  to.write(name, shapes, [
    ...subject.bands.map((band) => band.words),
    ...subject.words,
    ...subject.notes,
    ...subject.kept,
    source,
    subject.link,
  ]);
}

function heading({ heading: { words, size, height }, box }: Placed): Given {
  return {
    name: t("slides.place.heading"),
    box: { ...box, height },
    paragraphs: [{ runs: [{ text: words, bold: true }], size }],
  };
}

function under({ box, heading: { height } }: Placed): Box {
  return { ...box, y: box.y + height, height: box.height - height };
}

const footSize = 9;

function foot(source: string, box: Box, link: string | undefined): Given {
  const words = cut(source, box.width - 110, footSize, 2);
  return {
    name: t("slides.place.source"),
    box,
    anchor: "b",
    paragraphs: [
      {
        runs: link
          ? [{ text: `${words} \u00b7 ` }, { text: t("slides.open"), link: { id: link } }]
          : [{ text: words }],
        size: footSize,
        ink: "tx2",
      },
    ],
  };
}

/** A table or a chart. */
async function framed(
  to: Presentation,
  slide: string,
  id: number,
  subject: Subject,
  one: Exclude<Placed, { kind: "words" }>,
  box: Box,
): Promise<string> {
  const about = description(subject, one.headed);
  if (one.kind === "table") {
    const { widths, heights } = one.fitted;
    const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
    return frame(
      id,
      t("slides.place.table"),
      about,
      { ...box, width: sum(widths), height: sum(heights) },
      "http://schemas.openxmlformats.org/drawingml/2006/table",
      tableXml(one.fitted, to.language),
    );
  }
  const chart = await addChart(to, subject, one, box);
  const rid = to.pack.relate(slide, "chart", chart);
  return frame(
    id,
    t("slides.place.chart"),
    about,
    box,
    chartSpace,
    el("c:chart", { "xmlns:c": chartSpace, "r:id": rid }),
  );
}

/** What a screen reader says: what it is, and what the numbers say. */
function description({ bands, title, subtitle, words }: Subject, headed: string): string {
  const head = [...bands.map((band) => band.words), title, headed, subtitle].filter(Boolean);
  return [head.join(". "), ...words].join(". ");
}
