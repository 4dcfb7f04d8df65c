import type { DataSet } from "../data/data-set.ts";
import { unitName } from "../formats.ts";
import { legendText } from "../missing.ts";
import { t } from "../messages/index.ts";
import { signs, type Panel } from "../series.ts";
import { ownUsed, sourceLine } from "../source.ts";
import type { State } from "../state.ts";
import { title } from "../title.ts";
import { words } from "../words/words.ts";
import { canDraw, fetchKinds, kinds } from "./kinds/index.ts";
import type { Block, More, Target } from "./kinds/kind.ts";
import { fit, r1 } from "./marks.ts";
import type { Box } from "./plot.ts";
import { svg } from "./svg.ts";
import { measure, typeface, wrap } from "./text.ts";
import { ownBand, warning, type Theme } from "./theme.ts";

export { canDraw, fetchKinds };

export interface Composed {
  svg: SVGSVGElement;
  width: number;
  height: number;
  targets: Target[];
  /** How many parts it has under its title. */
  blocks: number;
  /** What is told under them. */
  notes: string[];
}

/** What a file has otherwise than the page. */
export interface Sheet {
  /** How many blocks stand beside each other. */
  columns?: number;
  /** As `Asked` has it. */
  stretch?: number;
  /** At least so high; then signs, source and `foot` stand at its foot. */
  height?: number;
  /** Under the source, a line each. */
  foot?: readonly string[];
  /** Notes follow each other on the line, in place of having one each. */
  running?: boolean;
}

/** Of one text: what is longer is an article, and stands whole beside the table. */
const mostLines = 30;

/** Between blocks beside each other. */
const gutter = 28;

/**
 * The whole figure as one SVG: title, one panel per indicator, notes, signs and source.
 * What is on screen is what the picture file holds. The kind of figure must have been fetched.
 */
export function compose(
  panels: readonly Panel[],
  state: State,
  bundle: DataSet,
  width: number,
  theme: Theme,
  more: More = {},
  { columns = 1, stretch, height: least = 0, foot = [], running = false }: Sheet = {},
): Composed {
  const pad = width < 480 ? 12 : 20;
  const inner = width - 2 * pad;
  const parts: SVGElement[] = [];
  const targets: Target[] = [];
  let [x, y, room] = [pad, pad, inner];
  const lines = (words: string, fontSize: number, fill: string, bold = false, lead = 1.4) => {
    for (const line of wrapped(words, room, fontSize, bold)) {
      parts.push(
        svg(
          "text",
          {
            x: r1(x),
            y: r1(y),
            dy: "0.8em",
            "font-size": fontSize,
            "font-weight": bold ? 600 : 400,
            fill,
          },
          line,
        ),
      );
      y += fontSize * lead;
    }
  };
  const small = (notes: readonly string[]) => {
    for (const one of running ? [notes.join(" ")] : notes) lines(one, 12, theme.muted);
  };

  const example = bundle.kind === "example";
  const own = ownUsed(panels, bundle);
  const bands = [
    ...(example ? [{ ...warning, words: t("example.label") }] : []),
    ...(own.length
      ? [{ ...ownBand, words: `${t("own.banner")}: ${own.map((o) => o.name).join(", ")}` }]
      : []),
  ];
  bands.forEach(({ fill, text: color, words }, i) => {
    const size = measure(words, 15, true) > inner ? 13 : 15;
    parts.push(
      svg("rect", { x: 0, y: 32 * i, width, height: 32, fill }),
      svg(
        "text",
        {
          x: pad,
          y: 32 * i + 16,
          dy: "0.35em",
          "font-size": size,
          "font-weight": 600,
          fill: color,
        },
        fit(words, inner, size, true),
      ),
    );
    y = 32 * (i + 1) + 14;
  });

  const head = title(panels, state, bundle);
  lines(head.title, width < 480 ? 17 : 20, theme.text, true, 1.25);
  y += 2;
  lines(head.subtitle, 13, theme.muted);
  y += 12;

  const across = (inner - (columns - 1) * gutter) / columns;
  const blocks = kinds[state.figure]!({
    ...more,
    panels,
    state,
    bundle,
    width: across,
    theme,
    stretch,
  });
  const naming = (block: Block) => {
    const { heading } = block;
    const unit = block.unit && unitName(block.unit);
    // Beside each other, blocks have less height than width.
    const both = columns > 1 && heading && unit;
    if (heading) lines(both ? `${heading} (${unit})` : heading, 15, theme.text, true, 1.3);
    if (unit && !both) lines(unit, 12, theme.muted);
    if (heading) y += 6;
  };
  const drawing = (block: Block) => {
    if (block.empty) return lines(block.empty, 13, theme.muted);
    const group = svg("g", { transform: `translate(${r1(x)} ${r1(y)})` });
    const label = example ? t("example.label") : block.own ? t("own.tag") : "";
    if (label && block.field) group.append(...watermark(block.field, theme, label));
    group.append(...block.elements);
    parts.push(group);
    for (const target of block.targets) {
      const { box } = target;
      targets.push({ ...target, box: { ...box, x: box.x + x, y: box.y + y } });
    }
    y += block.height + 6;
    small(block.notes.filter((one) => !shared.includes(one)));
    y += 6;
  };
  const drawn = blocks.filter((block) => block.empty === undefined);
  // Under blocks beside each other, what holds for all of them is said once.
  const shared =
    columns > 1 && drawn.length > 1
      ? [
          ...drawn[0]!.notes.filter((note) => drawn.every((block) => block.notes.includes(note))),
          ...drawn.flatMap((block) => block.shared ?? []),
        ]
      : [];
  room = across;
  for (let first = 0; first < blocks.length; first += columns) {
    if (first > 0) y += 12;
    const beside = blocks.slice(first, first + columns);
    // Blocks beside each other begin at the same height, under the highest of their headings.
    for (const step of [naming, drawing]) {
      const from = y;
      const ends = beside.map((block, i) => {
        [x, y] = [pad + i * (across + gutter), from];
        step(block);
        return y;
      });
      y = Math.max(...ends);
    }
  }
  [x, room] = [pad, inner];
  small(shared);

  y += 4;
  const foregoing = parts.length;
  const told = blocks.flatMap((block) => block.shown ?? []);
  const explained = drawn.length ? signs(told.length ? told : panels) : [];
  small([
    ...(explained.length ? [t("figure.signs", { signs: legendText(explained) })] : []),
    ...(state.note ? [state.note] : []),
  ]);
  small([sourceLine(panels, bundle), ...foot]);
  const natural = Math.ceil(y + pad - 6);
  const height = Math.max(natural, least);
  if (height > natural) {
    const down = `translate(0 ${r1(height - natural)})`;
    parts.push(svg("g", { transform: down }, ...parts.splice(foregoing)));
  }

  const root = svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": typeface(),
    },
    svg("title", {}, [head.title, ...bands.map((b) => b.words)].join(" – ")),
    svg("desc", {}, words(panels, state, bundle, more).join(" ")),
    svg("rect", { x: 0, y: 0, width, height, fill: theme.background }),
    ...parts,
  );
  const notes = blocks.flatMap((block) => block.notes);
  return { svg: root, width, height, targets, blocks: blocks.length, notes };
}

/** Smaller letters of a watermark cannot be read. */
const readable = 11;

/** Behind the plot, so that the label survives when somebody cuts out the middle of the picture; nothing where it cannot be read. */
function watermark(grid: Box, theme: Theme, label: string): SVGElement[] {
  const [x, y] = [grid.x + grid.width / 2, grid.y + grid.height / 2];
  const words = label.toUpperCase();
  const fontSize = Math.min(34, (grid.width * 0.9 * 34) / measure(words, 34, true));
  if (fontSize < readable) return [];
  const mark = svg(
    "text",
    {
      x: r1(x),
      y: r1(y),
      dy: "0.35em",
      "text-anchor": "middle",
      "font-size": r1(fontSize),
      "font-weight": 600,
      fill: theme.text,
      "fill-opacity": 0.12,
      transform: `rotate(-8 ${r1(x)} ${r1(y)})`,
    },
    words,
  );
  return [mark];
}

function wrapped(words: string, room: number, fontSize: number, bold: boolean): string[] {
  const lines = wrap(words, room, fontSize, bold);
  if (lines.length <= mostLines) return lines;
  const last = lines.slice(mostLines - 1, mostLines + 1).join(" ");
  return [...lines.slice(0, mostLines - 1), fit(last, room, fontSize, bold)];
}
