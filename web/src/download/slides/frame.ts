import { t } from "../../messages/index.ts";
import { side } from "./masters.ts";
import type { Subject } from "./page.ts";
import { cut, largest, linesOf } from "./texts.ts";
import { slide, type Box } from "./units.ts";

const width = slide.width - 2 * side;
const bandHeight = 24;
export const noteSize = 10;
const leading = 1.2;
/** So many lines of notes leave the figure its room; the rest is in the speaker's notes. */
const mostLines = 7;
const overNotes = 8;
const underNotes = 6;
/** How much of a line a heading fills, so that it keeps to its lines in wider letters than Arial's. */
export const sure = 0.88;

/** Where everything on a slide goes, and its texts as they fit. */
export interface Frame {
  bands: { box: Box; words: string; fill: string }[];
  section: { box: Box; words: string } | undefined;
  title: { box: Box; words: string; size: number };
  subtitle: { box: Box; words: string };
  content: Box;
  notes: { box: Box; lines: string[] };
  foot: Box;
}

/** `of`: which of how many slides of the figure. `most`: lines of notes. */
export function frameOf(
  subject: Subject,
  [n, of]: readonly [number, number],
  most = mostLines,
): Frame {
  let y = 0;
  const bands = subject.bands.map(({ words, fill }) => {
    const box = { x: 0, y, width: slide.width, height: bandHeight };
    y += bandHeight;
    return { box, words: cut(words, width, 13, 1, true), fill };
  });
  y += bands.length ? 8 : 20;
  const down = (height: number): Box => {
    const box = { x: side, y, width, height };
    y += height;
    return box;
  };
  const section = subject.section
    ? { box: down(16), words: cut(subject.section, width, 12, 1, true) }
    : undefined;
  const counter = of > 1 ? ` ${t("slides.part", { n, of })}` : "";
  const whole = subject.title + counter;
  const safe = width * sure;
  const oneLine = largest(whole, safe, [26, 24, 22, 20], 1, true);
  const size =
    linesOf(whole, safe, oneLine, true) === 1
      ? oneLine
      : largest(whole, safe, [22, 20, 18, 16], 2, true);
  const words = cut(subject.title, safe - (counter ? 50 : 0), size, 2, true) + counter;
  const title = { box: down(linesOf(words, safe, size, true) * size * leading), words, size };
  y += 3;
  const subtitle = subject.subtitle
    ? { box: down(18), words: cut(subject.subtitle, width, 14, 1) }
    : { box: { x: side, y, width, height: 0 }, words: "" };
  y += 8;

  const foot: Box = { x: side, y: slide.height - 30, width: width - 70, height: 22 };
  const lines = notesThatFit(subject, most);
  const high = lines.reduce((sum, line) => sum + noteHeight(line), 0);
  const notes = {
    box: { x: side, y: foot.y - underNotes - high, width, height: high },
    lines,
  };
  return {
    bands,
    section,
    title,
    subtitle,
    content: { x: side, y, width, height: notes.box.y - overNotes - y },
    notes,
    foot,
  };
}

/** How many lines of notes there is room for under what takes so much of the room, and never fewer than elsewhere. */
export function linesUnder({ content, foot }: Frame, used: number): number {
  const left = foot.y - underNotes - overNotes - content.y - used;
  return Math.max(mostLines, Math.floor(left / (noteSize * leading)));
}

function noteHeight(line: string): number {
  return linesOf(line, width, noteSize) * noteSize * leading;
}

/**
 * The notes each on its line; where there is no room for that, one after the other, and as many as there is room for.
 * What must stand comes last.
 */
function notesThatFit({ notes, kept }: Subject, most: number): string[] {
  const linesFor = (all: readonly string[]) =>
    all.reduce((sum, line) => sum + linesOf(line, width, noteSize), 0);
  const must = kept.map((line) => cut(line, width, noteSize, 4));
  const room = Math.max(2, most - linesFor(must));
  if (linesFor(notes) <= room) return [...notes, ...must];
  const running = (n: number) => {
    const left = notes.length - n;
    return [...notes.slice(0, n), ...(left ? [t("slides.more", { n: left })] : [])].join(" ");
  };
  let n = notes.length;
  while (n > 0 && linesFor([running(n)]) > room) n--;
  return [running(n), ...must];
}
