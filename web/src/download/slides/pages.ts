import { frameOf, type Frame } from "./frame.ts";
import type { Content, Subject, Told } from "./page.ts";
import { fitTable, type Fitted } from "./fit-table.ts";
import type { Box } from "./units.ts";

/** What stands in the room of a slide. */
export type Placed =
  | { kind: "chart"; heading: string; box: Box; content: Content & { kind: "chart" } }
  | { kind: "table"; heading: string; box: Box; fitted: Fitted }
  | { kind: "words"; heading: string; box: Box; words: string };

export interface Page {
  frame: Frame;
  placed: Placed[];
}

export const headingHeight = 18;

/** The slides of a figure: a table with many rows goes on in the next one, and so do many charts. */
export function pagesOf(subject: Subject, told: Told): Page[] {
  // How much room there is does not depend on which slide it is.
  const { content: room } = frameOf(subject, [1, 2]);
  const groups: ((box: Box) => Placed[])[] = [];
  const charts = told.contents.filter((c) => c.kind !== "table");
  const slides = Math.ceil(charts.length / (told.perSlide ?? 4));
  const per = Math.ceil(charts.length / slides);
  for (let i = 0; i < slides; i++) {
    const these = charts.slice(i * per, (i + 1) * per);
    groups.push((box) => grid(these, box, Math.min(per, charts.length)));
  }
  let pile: ((box: Box) => { placed: Placed[]; used: number })[] = [];
  let used = 0;
  const flush = () => {
    const these = pile;
    if (these.length)
      groups.push((box) => {
        let y = box.y;
        return these.flatMap((put) => {
          const { placed, used: height } = put({ ...box, y });
          y += height + 12;
          return placed;
        });
      });
    pile = [];
    used = 0;
  };
  for (const content of told.contents) {
    if (content.kind !== "table") continue;
    const head = content.heading ? headingHeight : 0;
    for (const fitted of fitTable(content.table, room.width, room.height - head)) {
      const high = head + fitted.heights.reduce((a, b) => a + b, 0);
      if (used + high > room.height) flush();
      used += high + 12;
      pile.push((box) => ({
        placed: [
          {
            kind: "table",
            heading: content.heading ?? "",
            box: { ...box, height: high },
            fitted,
          },
        ],
        used: high,
      }));
    }
  }
  flush();
  if (groups.length === 0) groups.push(() => []);
  return groups.map((put, i) => {
    const frame = frameOf(subject, [i + 1, groups.length]);
    return { frame, placed: put(frame.content) };
  });
}

/** Side by side and under each other, `cells` places on the slide. */
function grid(contents: readonly Content[], box: Box, cells: number): Placed[] {
  const columns = cells <= 1 ? 1 : cells <= 4 ? 2 : 3;
  const lines = Math.ceil(cells / columns);
  const gap = 18;
  const width = (box.width - (columns - 1) * gap) / columns;
  const height = (box.height - (lines - 1) * 8) / lines;
  return contents.flatMap((content, i): Placed[] => {
    const place = {
      x: box.x + (i % columns) * (width + gap),
      y: box.y + Math.floor(i / columns) * (height + 8),
      width,
      height,
    };
    const heading = content.heading ?? "";
    if (content.kind === "chart") return [{ kind: "chart", heading, box: place, content }];
    if (content.kind === "words")
      return [{ kind: "words", heading, box: place, words: content.words }];
    return [];
  });
}
