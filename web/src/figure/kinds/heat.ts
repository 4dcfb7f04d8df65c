import { cellText, cellWords } from "../../cells.ts";
import type { DataSet } from "../../data/data-set.ts";
import { list, number, unitName } from "../../formats.ts";
import { placePhrase } from "../../groups.ts";
import { t } from "../../messages/index.ts";
import { held } from "../../profile/held.ts";
import { heldAgainst } from "../../query.ts";
import type { Panel, Row } from "../../series.ts";
import type { State } from "../../state.ts";
import { isNatural } from "../../words/difference.ts";
import { fit, r1 } from "../marks.ts";
import { svg } from "../svg.ts";
import { measure, wrap } from "../text.ts";
import type { Theme } from "../theme.ts";
import { heatColour, signed } from "./heat-colours.ts";
import { scaleKey } from "./heat-key.ts";
import { nameOf, ofYear } from "./head.ts";
import { isOwn, stretched, type Asked, type Block, type Kind, type Target } from "./kind.ts";
import { footnotes, notesOf } from "./notes.ts";
import { ordered } from "./ordered.ts";
import { write } from "./write.ts";

const cellHeight = 40;
const widestColumn = 120;

/** Indicators by places for one year: the number, and how far it is from the baseline in per cent and colour. */
export const heat: Kind = (asked) => {
  const { panels, state, bundle, width, theme } = asked;
  const [first] = panels;
  if (!first) return [];
  const k = first.years.length - 1;
  const baseline = heldAgainst(state, bundle);
  const places = ordered(first.rows, state.order, k);
  const chart: Chart = { asked, k, baseline, places };
  const drawn = width < 480 ? stacked(chart) : grids(chart);
  const { row: legend, height } =
    baseline === undefined || !panels.some(isNatural) ? none : scaleKey(width, theme);
  return [
    {
      ...drawn,
      elements: [...legend, svg("g", { transform: `translate(0 ${height})` }, ...drawn.elements)],
      height: drawn.height + height,
      targets: drawn.targets.map((x) => ({ ...x, box: { ...x.box, y: x.box.y + height } })),
      field: { x: 0, y: height, width, height: drawn.height },
      own: panels.some(isOwn),
      notes: notes(panels, k, baseline, state, bundle),
    },
  ];
};

const none = { row: [] as SVGElement[], height: 0 };

interface Chart {
  asked: Asked;
  k: number;
  baseline: string | undefined;
  places: readonly Row[];
}

type Drawn = Pick<Block, "elements" | "targets" | "height">;

/** Indicators downwards, places along the top; what does not fit beside each other goes on below. */
function grids(chart: Chart): Drawn {
  const { asked, places } = chart;
  const { panels, width, theme } = asked;
  const ordinary = Math.min(260, Math.round(width * 0.32));
  // In a given shape, width that the cells do not need saves height.
  const spare = asked.stretch === undefined ? 0 : width - 8 - places.length * widestColumn;
  const nameWidth = Math.max(ordinary, Math.min(spare, Math.round(width * 0.5)));
  const room = width - nameWidth - 8;
  const widest = Math.max(
    ...panels.flatMap((panel) =>
      panel.rows.map((row) => measure(cellText(panel, row, chart.k), 13, row.role === "focus")),
    ),
  );
  const least = Math.max(52, widest + stretched(10, asked, 4, 10));
  const within = (across: number) => {
    const parts = Math.ceil(places.length / Math.max(1, Math.floor(across / least)));
    const per = Math.ceil(places.length / parts);
    return { parts, per, column: Math.min(widestColumn, across / per) };
  };
  const upright = within(room);
  const slanted = places.some(({ label }) => !standsOver(label, upright.column - 6));
  const longest = Math.min(
    slantedWidth,
    Math.max(...places.map((row) => measure(row.label, 12, true))),
  );
  // The last name leans out over the last column.
  const { parts, per, column } = slanted ? within(room - longest * Math.cos(lean)) : upright;
  const leading = stretched(16, asked, 14, 16);
  const air = stretched(8, asked, 4, 8);
  const elements: SVGElement[] = [];
  const targets: Target[] = [];
  let y = 0;
  for (let part = 0; part < parts; part++) {
    const shown = places.slice(part * per, (part + 1) * per);
    const names = shown.map((row) => wrap(row.label, column - 6, 12, true));
    const head = slanted
      ? longest * Math.sin(lean) + 22
      : Math.max(...names.map((lines) => lines.length)) * 15 + 6;
    shown.forEach((row, c) => {
      const x = nameWidth + 8 + (c + 0.5) * column;
      elements.push(...placeName(row, x, y + head, column, slanted, theme));
    });
    y += head + 6;
    panels.forEach((panel, p) => {
      const lines = indicatorLines(panel, nameWidth - 10);
      const rowHeight = Math.max(
        stretched(cellHeight, asked, 34, 72),
        lines.length * leading + air,
      );
      lines.forEach(({ words, muted }, i) =>
        elements.push(
          write(words, 0, y + rowHeight / 2 + (i - (lines.length - 1) / 2) * leading, {
            fill: muted ? theme.muted : theme.text,
            size: muted ? 12 : 13,
          }),
        ),
      );
      shown.forEach((row, c) => {
        const box = {
          x: nameWidth + 8 + c * column + 1,
          y: y + 1,
          width: column - 2,
          height: rowHeight - 2,
        };
        const at = part * per + c;
        const made = cell(chart, panel, row.id, box);
        elements.push(...made.elements);
        targets.push({ ...made.target, panel: 0, row: p, column: at, box });
      });
      y += rowHeight;
    });
    y += part < parts - 1 ? 14 : 4;
  }
  return { elements, targets, height: y };
}

/** On a phone: per indicator a list of places. */
function stacked(chart: Chart): Drawn {
  const { asked, places } = chart;
  const { panels, width, theme } = asked;
  const elements: SVGElement[] = [];
  const targets: Target[] = [];
  let y = 0;
  const rowHeight = stretched(28, asked, 22, 40);
  const names = Math.round(width * 0.46);
  panels.forEach((panel, p) => {
    if (p > 0) y += 12;
    for (const { words, muted } of indicatorLines(panel, width, true)) {
      elements.push(
        write(words, 0, y + 9, {
          fill: muted ? theme.muted : theme.text,
          size: muted ? 12 : 13,
          bold: !muted,
        }),
      );
      y += 18;
    }
    y += 4;
    places.forEach((row, r) => {
      const bold = row.role === "focus";
      elements.push(
        write(fit(row.label, names - 6, 13, bold), 0, y + rowHeight / 2, {
          fill: theme.text,
          bold,
        }),
      );
      const box = { x: names, y: y + 1, width: width - names, height: rowHeight - 2 };
      const made = cell(chart, panel, row.id, box);
      elements.push(...made.elements);
      targets.push({ ...made.target, panel: p, row: r, column: 0, box });
      y += rowHeight;
    });
  });
  return { elements, targets, height: y + 4 };
}

function indicatorLines(panel: Panel, width: number, bold = false) {
  return [
    ...wrap(nameOf(panel), width, 13, bold).map((words) => ({ words, muted: false })),
    ...(panel.unit ? [{ words: fit(unitName(panel.unit), width, 12, false), muted: true }] : []),
  ];
}

/** Longer names than this are cut. */
const slantedWidth = 118;
const lean = (50 * Math.PI) / 180;

/** On two lines, without a word being broken. */
function standsOver(label: string, width: number): boolean {
  return (
    wrap(label, width, 12, true).length <= 2 &&
    label.split(" ").every((word) => measure(word, 12, true) <= width)
  );
}

function placeName(
  row: Row,
  x: number,
  foot: number,
  column: number,
  slanted: boolean,
  theme: Theme,
): SVGElement[] {
  const look = { fill: theme.text, size: 12, bold: row.role === "focus" };
  if (slanted) {
    const name = write(fit(row.label, slantedWidth, 12, look.bold), x - 4, foot - 6, look);
    name.setAttribute("transform", `rotate(-50 ${r1(x - 4)} ${r1(foot - 6)})`);
    return [name];
  }
  const lines = wrap(row.label, column - 6, 12, look.bold);
  return lines.map((line, i) =>
    write(line, x, foot - 8 - (lines.length - 1 - i) * 15, { ...look, anchor: "middle" }),
  );
}

/** The number, and under or beside it the deviation; a missing one is its sign. */
function cell(
  { asked: { theme }, k, baseline }: Chart,
  panel: Panel,
  place: string,
  box: Target["box"],
): { elements: SVGElement[]; target: Pick<Target, "spot" | "words" | "start"> } {
  const row = panel.rows.find((r) => r.id === place)!;
  const { deviation, away, said } = deviationOf(panel, row, k, baseline);
  const room = box.width * 0.45 - 14;
  const beside = box.width > box.height * 3 && measure(away, 12) <= room;
  const middle = box.y + box.height / 2;
  const x = beside ? box.x + box.width * 0.55 : box.x + box.width / 2;
  const value = cellText(panel, row, k);
  const missing = row.cells[k]!.status !== 0;
  const fill = deviation === undefined ? undefined : heatColour(deviation, theme);
  return {
    elements: [
      svg("rect", {
        x: r1(box.x),
        y: r1(box.y),
        width: r1(box.width),
        height: r1(box.height),
        rx: 2,
        fill: fill ?? "none",
        stroke: fill ? undefined : theme.grid,
      }),
      write(value, x, away && !beside ? middle - 8 : middle, {
        fill: missing ? theme.muted : theme.text,
        bold: row.role === "focus",
        anchor: beside ? "end" : "middle",
      }),
      ...(away
        ? [
            beside
              ? write(away, box.x + box.width - 8, middle, {
                  fill: theme.text,
                  size: 12,
                  anchor: "end",
                })
              : write(away, x, middle + 9, { fill: theme.text, size: 11, anchor: "middle" }),
          ]
        : []),
    ],
    target: {
      spot: { indicator: panel.indicator.id, place: row.id, year: panel.years[k]! },
      words: [cellWords(panel, row, k), said].filter(Boolean).join(", "),
      start: row.role === "focus",
    },
  };
}

/**
 * In per cent, as it is written and as it is said. The baseline itself is not held against itself, and of what can be
 * below zero per cent means nothing.
 */
export function deviationOf(panel: Panel, row: Row, k: number, baseline: string | undefined) {
  const { deviation, value, status } = row.cells[k]!;
  const base = panel.rows.find((r) => r.id === baseline)?.cells[k];
  if (
    !base ||
    row.id === baseline ||
    !isNatural(panel) ||
    status !== 0 ||
    deviation === undefined ||
    !Number.isFinite(deviation)
  )
    return { deviation: undefined, away: "", said: "" };
  const phrase = panel.rows.find((r) => r.id === baseline)!.phrase;
  const cellOf = (n: number) => ({ value: n, status: 0, flags: 0 });
  const against = {
    value: cellOf(value),
    mean: cellOf(base.value),
    index: 100 + deviation,
    deviation,
  };
  const alike = number(value, panel.decimals) === number(base.value, panel.decimals);
  const { held: words } = held(against, panel.decimals, phrase);
  return {
    deviation: alike ? 0 : deviation,
    away: alike ? "0\u00a0%" : signed(deviation),
    said: alike ? words : t("overview.heat.said", { held: words, baseline: phrase }),
  };
}

function notes(
  panels: readonly Panel[],
  k: number,
  baseline: string | undefined,
  state: State,
  bundle: DataSet,
): string[] {
  const [natural, below] = [panels.filter(isNatural), panels.filter((p) => !isNatural(p))];
  const unknown = natural.some((panel) =>
    panel.rows.some(
      (row) =>
        row.id !== baseline && row.cells[k]!.status === 0 && Number.isNaN(row.cells[k]!.deviation),
    ),
  );
  return [
    ...(baseline === undefined
      ? [t("overview.heat.noBaseline")]
      : [
          ...(natural.length
            ? [t("overview.heat.about", { baseline: placePhrase(baseline, bundle) })]
            : []),
          ...(below.length
            ? [t("overview.heat.signed", { indicators: list(below.map(nameOf)) })]
            : []),
        ]),
    ...(unknown && baseline !== undefined ? [t("overview.heat.unknown")] : []),
    ...notesOf(panels, bundle),
    ...footnotes(panels.map((panel) => ofYear(panel, panel.years[k]!)!)),
  ];
}
