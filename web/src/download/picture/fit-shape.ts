import type { Composed } from "../../figure/compose.ts";
import type { Drawer } from "./draw.ts";
import type { Shape } from "./shapes.ts";

/** A way to lay a figure out. */
interface Layout {
  width: number;
  columns: number;
}

/** Blocks narrower than this are not put beside each other. */
const narrowest = 300;
const mostColumns = 3;

const lowest = 0.4;
const highest = 2.5;

/**
 * How much lower than on the page plots may be, and how small letters, as a share of the shape's ordinary ones; what is
 * tried first is preferred.
 */
const tries = [
  { stretch: 1, letters: 1.12 },
  { stretch: 0.8, letters: 1 },
  { stretch: 0.6, letters: 1 },
  { stretch: 0.8, letters: 0 },
  { stretch: lowest, letters: 0 },
];
const asOnPage = { stretch: 1, letters: 1 };

/**
 * The figure laid out so that it fills the shape: letters as large as may be, plots higher or lower than on the page,
 * several blocks beside each other. Rather smaller letters than less said: a layout that leaves something out which
 * the figure as it is has room for, is taken last. Undefined where it does not fit, even with the smallest letters.
 */
export function fitShape(draw: Drawer, shape: Shape): Composed | undefined {
  const said = draw(960);
  const most = Math.min(said.blocks, mostColumns);
  const layouts = shape.widths.flatMap((width) =>
    Array.from({ length: most }, (_, i): Layout => ({ width, columns: i + 1 })).filter(
      ({ columns }) => columns === 1 || width / columns >= narrowest,
    ),
  );
  const heightOf = (width: number) => Math.floor((width * shape.height) / shape.width);
  const tried = new Map<string, Composed>();
  const at = ({ width, columns }: Layout, stretch: number) => {
    const name = [width, columns, stretch].join();
    const one = tried.get(name) ?? draw(width, { columns, stretch, running: shape.fills });
    tried.set(name, one);
    return one;
  };
  const within = (layout: Layout, stretch: number) =>
    at(layout, stretch).height <= heightOf(layout.width);
  // What is too high with the lowest plots need not be drawn with higher ones.
  const fits = (layout: Layout, stretch: number) =>
    within(layout, lowest) && within(layout, stretch);

  for (const whole of [true, false])
    for (const { stretch, letters } of shape.fills ? tries : [asOnPage, ...tries]) {
      const layout = layouts.find(
        (one) =>
          one.width * letters <= shape.ordinary &&
          fits(one, stretch) &&
          (!whole || saysAll(at(one, stretch), said)),
      );
      if (!layout) continue;
      if (!shape.fills) return at(layout, stretch);
      const { width, columns } = layout;
      const found = highestFit((s) => fits(layout, s), stretch);
      return draw(width, {
        columns,
        stretch: found,
        running: true,
        height: heightOf(width),
      });
    }
  return undefined;
}

/** As high as it can be, from a stretch that fits. */
function highestFit(fits: (stretch: number) => boolean, from: number): number {
  let [low, high] = [from, highest];
  for (let i = 0; i < 7; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** What is left out is told in a note, or cut with an ellipsis. */
function saysAll(one: Composed, said: Composed): boolean {
  return one.notes.every((note) => said.notes.includes(note)) && cut(one) <= cut(said);
}

function cut({ svg }: Composed): number {
  return [...svg.querySelectorAll("text")].filter((text) => text.textContent!.endsWith("…")).length;
}
