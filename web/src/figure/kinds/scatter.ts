import { cellWords } from "../../cells.ts";
import { list, number, unitName } from "../../formats.ts";
import { legend, legendText, mark, reason } from "../../missing.ts";
import { count, t } from "../../messages/index.ts";
import type { Panel, Row } from "../../series.ts";
import { draw } from "../chart.ts";
import { looks, type Look } from "../look.ts";
import { fit, r1 } from "../marks.ts";
import { size, type Box } from "../plot.ts";
import { tickDecimals } from "../scale.ts";
import { adopt, svg } from "../svg.ts";
import { measure, wrap } from "../text.ts";
import { inWords, nameOf, ofYear, only } from "./head.ts";
import { isOwn, stretched, type Block, type Kind, type Target } from "./kind.ts";
import { footnotes, municipalityRows, notesOf, reasons } from "./notes.ts";
import { chosenMark, markRadius, pointOptions, range } from "./points.ts";
import { write } from "./write.ts";

/** A place's two numbers. */
interface Pair {
  x: Row;
  y: Row;
}

/** Two indicators against each other: every municipality a point, the chosen ones named, the average a cross. */
export const scatter: Kind = (asked) => {
  const { panels, bundle, width, theme } = asked;
  const [one, other] = panels;
  if (!one || !other) return [inWords(t("overview.scatter.need"))];
  const k = one.years.length - 1;
  const year = one.years[k]!;
  const there = (pair: Pair) => pair.x.cells[k]!.status === 0 && pair.y.cells[k]!.status === 0;
  const at = ({ x, y }: Pair) => [x.cells[k]!.value, y.cells[k]!.value] as const;
  const pairs = one.rows.flatMap((x): Pair[] => {
    const y = other.rows.find((row) => row.id === x.id);
    return y ? [{ x, y }] : [];
  });
  const own = new Set(municipalityRows(one, bundle));
  const municipalities = pairs.filter((pair) => own.has(pair.x));
  const known = municipalities.filter(there);
  if (known.length === 0) {
    const why = legendText(legend([...one.rows, ...other.rows]));
    return [
      inWords(`${t("overview.scatter.empty", { year })} ${t("empty.numbers", { reasons: why })}`),
    ];
  }
  // An average is the cross before a region is.
  const held = pairs
    .filter((pair) => !own.has(pair.x) && there(pair))
    .sort((a, b) => Number(b.x.role === "average") - Number(a.x.role === "average"));
  const chosen = pairs.filter((pair) => pair.x.role !== "background");
  const look = new Map(
    looks(
      chosen.map((pair) => pair.x),
      theme,
    ).map((l, i) => [chosen[i]!, l]),
  );
  const marked = known.filter((pair) => look.has(pair));

  const narrow = width < 480;
  const values = (i: 0 | 1) => [...known, ...held].map((pair) => at(pair)[i]);
  const [xAxis, yAxis] = [
    range(values(0), one.decimals, narrow ? 4 : 7),
    range(values(1), other.decimals, 6),
  ];
  const tickWidth = (s: typeof xAxis) =>
    Math.max(...[s.min, s.max].map((v) => measure(number(v, tickDecimals(s.step)), size.axis)));
  const names = [one, other].map((panel) => wrap(axisName(panel), width, 13, true));
  const head = names[1]!.length * 18 + 6;
  const right = Math.ceil(Math.max(12, tickWidth(xAxis) / 2));
  const x = Math.ceil(Math.max(tickWidth(yAxis) + 12, tickWidth(xAxis) / 2));
  const grid: Box = {
    x,
    y: head + 8,
    width: width - x - right,
    height: stretched(Math.round(Math.min(460, Math.max(260, width * 0.6))), asked, 180),
  };
  const px = (v: number) => grid.x + ((v - xAxis.min) / (xAxis.max - xAxis.min)) * grid.width;
  const py = (v: number) =>
    grid.y + grid.height - ((v - yAxis.min) / (yAxis.max - yAxis.min)) * grid.height;
  const point = (pair: Pair): [number, number] => [px(at(pair)[0]), py(at(pair)[1])];
  const radius = known.length <= 40 ? 5 : known.length <= 120 ? 4 : 3;

  const elements: SVGElement[] = names[1]!.map((line, i) =>
    write(line, 0, 9 + i * 18, { fill: theme.text, bold: true }),
  );
  const background = known.filter((pair) => !look.has(pair));
  elements.push(
    adopt(
      draw(
        pointOptions({ grid, x: xAxis, y: yAxis, dots: background.map(at), radius }, theme),
        width,
        grid.y + grid.height + 26,
      ),
    ),
  );
  const taken: Box[] = marked.map((pair) => {
    const [cx, cy] = point(pair);
    return { x: cx - 8, y: cy - 8, width: 16, height: 16 };
  });
  const dots = background.map(point);
  const nameWithMarks = ({ x, y }: Pair) => {
    const name = fit(x.label, grid.width / 2, size.label, x.role === "focus");
    return [name, mark(x.cells[k]!.flags | y.cells[k]!.flags)].filter(Boolean).join(" ");
  };
  const named: Block["elements"] = [];
  const nameAt = (words: string, bold: boolean, cx: number, cy: number, away: number) => {
    const box = beside(words, bold, cx, cy, away, grid, taken, dots);
    taken.push(box);
    named.push(
      write(words, box.x, box.y + box.height / 2, {
        fill: theme.text,
        bold,
        halo: theme.background,
      }),
    );
  };
  for (const pair of marked) {
    const [cx, cy] = point(pair);
    nameAt(nameWithMarks(pair), pair.x.role === "focus", cx, cy, markRadius(look.get(pair)!) + 3);
  }
  held.forEach((pair, i) => {
    const [cx, cy] = point(pair);
    const l = look.get(pair)!;
    elements.push(
      i === 0
        ? svg("path", {
            d: `M${r1(cx)} ${grid.y}V${grid.y + grid.height}M${grid.x} ${r1(cy)}H${grid.x + grid.width}`,
            fill: "none",
            stroke: theme.text,
            "stroke-width": 1.5,
            "stroke-dasharray": "5 4",
          })
        : plus(cx, cy, l),
    );
    if (i > 0) nameAt(nameWithMarks(pair), false, cx, cy, 10);
  });
  if (held[0])
    elements.push(
      ...crossName(
        nameWithMarks(held[0]),
        point(held[0]),
        grid,
        theme.text,
        theme.background,
        taken,
      ),
    );
  elements.push(...[...marked].reverse().map((p) => chosenMark(look.get(p)!, ...point(p), theme)));
  elements.push(...named);
  const foot = grid.y + grid.height + 30;
  // It ends with the plot, where that leaves it room.
  const ends = Math.max(grid.x + grid.width, ...names[0]!.map((line) => measure(line, 13, true)));
  names[0]!.forEach((line, i) =>
    elements.push(
      write(line, Math.min(width, ends), foot + 9 + i * 18, {
        fill: theme.text,
        bold: true,
        anchor: "end",
      }),
    ),
  );

  const words = ({ x: a, y: b }: Pair) =>
    [[one, a] as const, [other, b] as const]
      .map(([panel, row]) =>
        t("overview.scatter.value", { indicator: panel.name, value: cellWords(panel, row, k) }),
      )
      .join("; ");
  const order = [...known].sort((a, b) => at(a)[0] - at(b)[0]);
  const target = (pair: Pair, row: number, column: number): Target => {
    const [cx, cy] = point(pair);
    return {
      spot: { indicator: one.indicator.id, place: pair.x.id, year },
      panel: 0,
      row,
      column,
      box: { x: cx, y: cy, width: 0, height: 0 },
      words: words(pair),
      start: pair.x.role === "focus",
    };
  };
  const here = [one, other].map((panel) => ofYear(panel, year)!);
  const written = new Set([...marked, ...held].map((pair) => pair.x.id));
  const notFromZero = [
    ...(xAxis.min > 0 ? [one.name] : []),
    ...(yAxis.min > 0 ? [other.name] : []),
  ];
  return [
    {
      height: foot + names[0]!.length * 18 + 4,
      elements,
      field: grid,
      own: isOwn(one) || isOwn(other),
      targets: [
        ...order.map((pair, i) => target(pair, 0, i)),
        ...held.map((pair, i) => target(pair, 1, i)),
      ],
      shown: here.map((panel) => ({
        ...only(panel, (row) => written.has(row.id)),
        redefined: [false],
      })),
      notes: [
        ...(held[0] ? [t("overview.scatter.cross", { place: held[0].x.phrase })] : []),
        ...notesOf([one, other], bundle),
        ...missing(
          municipalities.filter((pair) => !there(pair)),
          k,
          year,
        ),
        ...unmeasured(
          pairs.filter((pair) => !own.has(pair.x) && !there(pair)),
          k,
        ),
        ...footnotes(here),
        ...(notFromZero.length
          ? [t("overview.scatter.axes", { indicators: list(notFromZero) })]
          : []),
      ],
    },
  ];
};

function axisName(panel: Panel): string {
  const name = nameOf(panel);
  return panel.unit ? `${name} (${unitName(panel.unit)})` : name;
}

function missing(without: readonly Pair[], k: number, year: number): string[] {
  if (without.length === 0) return [];
  const why = without.map(({ x, y }) => ({
    label: x.label,
    status: x.cells[k]!.status || y.cells[k]!.status,
  }));
  const places = count("overview.municipalities", without.length);
  return [t("overview.scatter.missing", { places, year, reasons: reasons(why) })];
}

/** The averages that have no cross, and why. */
function unmeasured(without: readonly Pair[], k: number): string[] {
  const places = without.map(({ x, y }) => {
    const why = reason(x.cells[k]!.status || y.cells[k]!.status);
    return t("sum.members.outOne", { place: x.label, reason: why });
  });
  return places.length ? [t("figure.note.without", { places: list(places) })] : [];
}

/** Where a name stands beside its point inside the plot: off other names and chosen points where it can, then off dots. */
function beside(
  words: string,
  bold: boolean,
  cx: number,
  cy: number,
  away: number,
  grid: Box,
  taken: readonly Box[],
  dots: readonly (readonly [number, number])[],
): Box {
  const [width, height] = [measure(words, size.label, bold), 16];
  const places = [
    [cx + away, cy - 8],
    [cx - away - width, cy - 8],
    [cx - width / 2, cy - away - height],
    [cx - width / 2, cy + away],
    [cx + away, cy - away - height],
    [cx + away, cy + away],
    [cx - away - width, cy - away - height],
    [cx - away - width, cy + away],
  ].map(([x, y]): Box => ({ x: x!, y: y!, width, height }));
  const inside = places.filter(
    (b) => b.x >= grid.x && b.x + b.width <= grid.x + grid.width && b.y >= grid.y - 8,
  );
  const covered = (box: Box) => {
    const names = taken.filter((other) => overlap(box, other)).length;
    const under = dots.filter(([x, y]) =>
      overlap(box, { x: x - 4, y: y - 4, width: 8, height: 8 }),
    );
    return names * 1000 + under.length;
  };
  const least = Math.min(...inside.map(covered));
  return inside.find((box) => covered(box) === least) ?? places[0]!;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The name of the cross stands at the end of its level line, over or under it. */
function crossName(
  words: string,
  [cx, cy]: [number, number],
  grid: Box,
  fill: string,
  halo: string,
  taken: readonly Box[],
): SVGElement[] {
  const width = measure(words, size.axis);
  const right = grid.x + grid.width - width - 4;
  const places = [right, grid.x + 6].flatMap((x) =>
    [cy - 18, cy + 2].map((y): Box => ({ x, y, width, height: 16 })),
  );
  const box =
    places.find(
      (b) => taken.every((other) => !overlap(b, other)) && (cx < b.x - 4 || cx > b.x + width + 4),
    ) ?? places[0]!;
  return [write(words, box.x, box.y + 8, { fill, size: size.axis, halo })];
}

function plus(cx: number, cy: number, look: Look): SVGElement {
  return svg("path", {
    d: `M${r1(cx - 7)} ${r1(cy)}h14M${r1(cx)} ${r1(cy - 7)}v14`,
    stroke: look.color,
    "stroke-width": 2,
  });
}
