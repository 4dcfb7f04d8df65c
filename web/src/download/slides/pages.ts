import { legendText } from "../../missing.ts";
import { t } from "../../messages/index.ts";
import { signs } from "../../series.ts";
import { frameOf, linesUnder, type Frame } from "./frame.ts";
import { headed, headingOf, type Heading } from "./heading.ts";
import type { Content, Subject, Told } from "./page.ts";
import { fitTable, type Fitted } from "./fit-table.ts";
import { together } from "./remarks.ts";
import type { Box } from "./units.ts";

/** What stands in the room of a slide. */
export type Placed = { heading: Heading; headed: string; box: Box } & (
  | { kind: "chart"; content: Content & { kind: "chart" } }
  | { kind: "table"; fitted: Fitted }
  | { kind: "words"; words: string }
);

export interface Page {
  /** With the notes on what is on this slide. */
  subject: Subject;
  frame: Frame;
  placed: Placed[];
}

/** What goes on a slide together, and how it is put in its room. */
interface Group {
  contents: readonly Content[];
  /** The height it takes, where that is less than the room. */
  used?: number;
  /** How many lines of notes it leaves room for, where that is not as elsewhere. */
  noteLines?: number;
  /** The signs in the cells of tables; only they are explained. */
  written?: ReadonlySet<string>;
  put(box: Box): Placed[];
}

/** The slides of a figure: a table with many rows goes on in the next one, and so do many charts. */
export function pagesOf(subject: Subject, told: Told): Page[] {
  const groups = [...chartGroups(told), ...tableGroups(subject, told)];
  if (groups.length === 0) groups.push({ contents: [], put: () => [] });
  return groups.map(({ contents, used, noteLines, written, put }, i) => {
    const mine = onSlide(subject, contents, written);
    const at = [i + 1, groups.length] as const;
    const lines = used === undefined ? noteLines : linesUnder(frameOf(mine, at), used);
    const frame = frameOf(mine, at, lines);
    return { subject: mine, frame, placed: put(frame.content) };
  });
}

function chartGroups({ contents, perSlide = 4 }: Told): Group[] {
  const charts = contents.filter((c) => c.kind !== "table");
  const slides = Math.ceil(charts.length / perSlide);
  const per = Math.ceil(charts.length / slides);
  return Array.from({ length: slides }, (_, i): Group => {
    const these = charts.slice(i * per, (i + 1) * per);
    return {
      contents: these,
      // Charts on one line are tall enough to leave more.
      noteLines: Math.min(per, charts.length) <= 2 ? 9 : undefined,
      put: (box) => grid(these, box, Math.min(per, charts.length)),
    };
  });
}

const between = 12;

function tableGroups(subject: Subject, { contents }: Told): Group[] {
  // How much room there is does not depend on which slide it is.
  const { content: room } = frameOf(onSlide(subject, contents), [1, 2]);
  const groups: Group[] = [];
  let pile: { content: Content; heading: Heading; fitted: Fitted; height: number }[] = [];
  let used = 0;
  const flush = () => {
    const these = pile;
    if (these.length)
      groups.push({
        contents: these.map(({ content }) => content),
        used: used - between,
        written: new Set(these.flatMap(({ fitted }) => marksIn(fitted))),
        put(box) {
          let { y } = box;
          return these.map(({ content, heading, fitted, height }): Placed => {
            const place = { ...box, y, height };
            y += height + between;
            return { kind: "table", heading, headed: headed(content), box: place, fitted };
          });
        },
      });
    pile = [];
    used = 0;
  };
  for (const content of contents) {
    if (content.kind !== "table") continue;
    const heading = headingOf(content, room.width);
    for (const fitted of fitTable(content.table, room.width, room.height - heading.height)) {
      const height = heading.height + fitted.heights.reduce((a, b) => a + b, 0);
      if (used + height > room.height) flush();
      used += height + between;
      pile.push({ content, heading, fitted, height });
    }
  }
  flush();
  return groups;
}

/** What stands after the numbers of a table and the years over them, and in place of numbers. */
function marksIn({ table: { head, rows } }: Fitted): string[] {
  const cells = rows.flatMap((row) => row.cells.slice(1).map(({ text }) => text));
  return [...cells, ...head.map((text) => text.replace(/^\d+/, ""))].flatMap((text) =>
    text.split(/\s+/),
  );
}

/** With the notes on what is on the slide, its signs explained. */
function onSlide(
  subject: Subject,
  contents: readonly Content[],
  written?: ReadonlySet<string>,
): Subject {
  const remarks = [...new Set(contents.flatMap((content) => content.remarks ?? []))];
  const used = [
    ...signs(remarks.flatMap(({ shown = [] }) => shown)),
    ...remarks.flatMap((one) => one.signs ?? []),
  ];
  const explained = written ? used.filter(({ sign }) => written.has(sign)) : used;
  return {
    ...subject,
    notes: [...subject.notes, ...together(remarks)],
    kept: [
      ...(explained.length ? [t("figure.signs", { signs: legendText(explained) })] : []),
      ...subject.kept,
    ],
  };
}

/** Side by side and under each other, `cells` places on the slide. */
function grid(contents: readonly Content[], box: Box, cells: number): Placed[] {
  const columns = cells <= 1 ? 1 : cells <= 4 ? 2 : 3;
  const lines = Math.ceil(cells / columns);
  const gap = 18;
  const width = (box.width - (columns - 1) * gap) / columns;
  const height = (box.height - (lines - 1) * 8) / lines;
  const headings = contents.map((content) => headingOf(content, width));
  // Charts beside each other begin at the same height.
  const highest = (line: number) =>
    Math.max(...headings.slice(line * columns, (line + 1) * columns).map((one) => one.height));
  return contents.flatMap((content, i): Placed[] => {
    const place = {
      heading: { ...headings[i]!, height: highest(Math.floor(i / columns)) },
      headed: headed(content),
      box: {
        x: box.x + (i % columns) * (width + gap),
        y: box.y + Math.floor(i / columns) * (height + 8),
        width,
        height,
      },
    };
    if (content.kind === "chart") return [{ ...place, kind: "chart", content }];
    if (content.kind === "words") return [{ ...place, kind: "words", words: content.words }];
    return [];
  });
}
