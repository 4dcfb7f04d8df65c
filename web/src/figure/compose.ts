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
import type { More, Target } from "./kinds/kind.ts";
import { fit, r1 } from "./marks.ts";
import type { Box } from "./plot.ts";
import { svg } from "./svg.ts";
import { measure, wrap } from "./text.ts";
import { fontFamily, ownBand, warning, type Theme } from "./theme.ts";

export { canDraw, fetchKinds };

export interface Composed {
  svg: SVGSVGElement;
  width: number;
  height: number;
  targets: Target[];
}

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
): Composed {
  const pad = width < 480 ? 12 : 20;
  const inner = width - 2 * pad;
  const parts: SVGElement[] = [];
  const targets: Target[] = [];
  let y = pad;
  const lines = (words: string, fontSize: number, fill: string, bold = false, lead = 1.4) => {
    for (const line of wrap(words, inner, fontSize, bold)) {
      parts.push(
        svg(
          "text",
          {
            x: pad,
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

  const blocks = kinds[state.figure]!({
    ...more,
    panels,
    state,
    bundle,
    width: inner,
    theme,
  });
  blocks.forEach((block, b) => {
    if (b > 0) y += 12;
    if (block.heading) lines(block.heading, 15, theme.text, true, 1.3);
    if (block.unit) lines(unitName(block.unit), 12, theme.muted);
    if (block.heading) y += 6;
    if (block.empty) return lines(block.empty, 13, theme.muted);
    const group = svg("g", { transform: `translate(${pad} ${r1(y)})` });
    const label = example ? t("example.label") : block.own ? t("own.tag") : "";
    if (label && block.field) group.append(watermark(block.field, theme, label));
    group.append(...block.elements);
    parts.push(group);
    for (const target of block.targets) {
      const { box } = target;
      targets.push({ ...target, box: { ...box, x: box.x + pad, y: box.y + y } });
    }
    y += block.height + 6;
    for (const note of block.notes) lines(note, 12, theme.muted);
    y += 6;
  });

  y += 4;
  const told = blocks.flatMap((block) => block.shown ?? []);
  const explained = signs(told.length ? told : panels);
  if (explained.length) lines(t("figure.signs", { signs: legendText(explained) }), 12, theme.muted);
  if (state.note) lines(state.note, 12, theme.muted);
  lines(sourceLine(panels, bundle), 12, theme.muted);
  const height = Math.ceil(y + pad - 6);

  const root = svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": fontFamily,
    },
    svg("title", {}, [head.title, ...bands.map((b) => b.words)].join(" – ")),
    svg("desc", {}, words(panels, state, bundle, more).join(" ")),
    svg("rect", { x: 0, y: 0, width, height, fill: theme.background }),
    ...parts,
  );
  return { svg: root, width, height, targets };
}

/** Behind the plot, so that the label survives when somebody cuts out the middle of the picture. */
function watermark(grid: Box, theme: Theme, label: string): SVGElement {
  const [x, y] = [grid.x + grid.width / 2, grid.y + grid.height / 2];
  const words = label.toUpperCase();
  const fontSize = Math.min(34, (grid.width * 0.9 * 34) / measure(words, 34, true));
  return svg(
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
}
