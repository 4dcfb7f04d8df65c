import { unitName } from "../../formats.ts";
import { sure } from "./frame.ts";
import type { Headed } from "./page.ts";
import { cut, largest, linesOf } from "./texts.ts";

/** What stands over a chart or a table; "" where nothing does. */
export interface Heading {
  words: string;
  size: number;
  height: number;
}

const sizes = [12, 11];
const mostLines = 2;
/** Lines of its own size, and under the last. */
const leading = 1.2;
const air = 4;

/** The name is cut where it must be, the unit never. */
export function headingOf(content: Headed, width: number): Heading {
  const { heading = "", unit = "" } = content;
  if (!heading && !unit) return { words: "", size: sizes[0]!, height: 0 };
  const room = sure * width;
  const whole = headed(content);
  const oneLine = largest(whole, room, sizes, 1, true);
  const size =
    linesOf(whole, room, oneLine, true) === 1
      ? oneLine
      : largest(whole, room, sizes, mostLines, true);
  const words = heading
    ? cut(heading, room, size, mostLines, true, unit && ` · ${unitName(unit)}`)
    : cut(unitName(unit), room, size, mostLines, true);
  return { words, size, height: linesOf(words, room, size, true) * size * leading + air };
}

/** The heading uncut. */
export function headed({ heading, unit }: Headed): string {
  return [heading, unit && unitName(unit)].filter(Boolean).join(" · ");
}
