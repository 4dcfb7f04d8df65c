import { nameOf, noNumbers, ofYear, only } from "../../../figure/kinds/head.ts";
import { footnotes, municipalityRows, panelNotes, reasons } from "../../../figure/kinds/notes.ts";
import { range } from "../../../figure/kinds/points.ts";
import { looks, type Look } from "../../../figure/look.ts";
import { tickDecimals, type Scale } from "../../../figure/scale.ts";
import { light } from "../../../figure/theme.ts";
import type { Finished } from "../../../finished.ts";
import { list, number, unitName } from "../../../formats.ts";
import { mark, reason } from "../../../missing.ts";
import { count, t } from "../../../messages/index.ts";
import type { Panel, Row } from "../../../series.ts";
import type { Axis, Chart, Dots } from "../chart-spec.ts";
import { sure } from "../frame.ts";
import { numberFormat } from "../number-format.ts";
import type { Remarks, Told } from "../page.ts";
import { placeNames } from "../place-names.ts";
import { cut, widest } from "../texts.ts";
import { byWeight, written } from "./notes.ts";

interface Pair {
  x: Row;
  y: Row;
}

/** Two indicators against each other: every municipality a point, the chosen ones named, the average a cross. */
export function scatter({ panels, bundle }: Finished): Told {
  const [one, other] = panels;
  const words = (said: string): Told => ({ contents: [{ kind: "words", words: said }], notes: [] });
  if (!one || !other) return words(t("overview.scatter.need"));
  const k = one.years.length - 1;
  const year = one.years[k]!;
  const there = (pair: Pair) => pair.x.cells[k]!.status === 0 && pair.y.cells[k]!.status === 0;
  const pairs = one.rows.flatMap((x): Pair[] => {
    const y = other.rows.find((row) => row.id === x.id);
    return y ? [{ x, y }] : [];
  });
  const own = new Set(municipalityRows(one, bundle));
  const known = pairs.filter((pair) => own.has(pair.x) && there(pair));
  if (!known.length)
    return words(
      [t("overview.scatter.empty", { year }), noNumbers(one)?.empty ?? noNumbers(other)?.empty]
        .filter(Boolean)
        .join(" "),
    );
  const held = pairs
    .filter((pair) => !own.has(pair.x) && there(pair))
    .sort((a, b) => Number(b.x.role === "average") - Number(a.x.role === "average"));
  const drawn: Drawn = { one, other, k, known, held, pairs };
  const out = pairs.filter((pair) => own.has(pair.x) && !there(pair));
  const unheld = pairs.filter((pair) => !own.has(pair.x) && !there(pair));
  const status = ({ x, y }: Pair) => x.cells[k]!.status || y.cells[k]!.status;
  const [xAxis, yAxis] = axes(drawn);
  const high = [...(xAxis.min > 0 ? [one.name] : []), ...(yAxis.min > 0 ? [other.name] : [])];
  const chosen = new Set(
    [...known, ...held].filter(({ x }) => x.role !== "background").map(({ x }) => x.id),
  );
  const here = [one, other].map((panel) => ofYear(panel, year)!);
  return {
    contents: [
      {
        kind: "chart",
        remarks: [one, other].map((panel, i) => remarksOn(panel, here[i]!, chosen, bundle)),
        make: (width, height) => chart(drawn, width, height),
      },
    ],
    notes: [
      ...(high.length ? [t("overview.scatter.axes", { indicators: list(high) })] : []),
      ...(held[0] ? [t("overview.scatter.cross", { place: held[0].x.phrase })] : []),
      ...(out.length
        ? [
            t("overview.scatter.missing", {
              places: count("overview.municipalities", out.length),
              year,
              reasons: reasons(out.map((pair) => ({ label: pair.x.label, status: status(pair) }))),
            }),
          ]
        : []),
      ...(unheld.length
        ? [
            t("figure.note.without", {
              places: list(
                unheld.map((pair) =>
                  t("sum.members.outOne", { place: pair.x.label, reason: reason(status(pair)) }),
                ),
              ),
            }),
          ]
        : []),
    ],
  };
}

function remarksOn(
  panel: Panel,
  here: Panel,
  chosen: ReadonlySet<string>,
  bundle: Finished["bundle"],
): Remarks {
  const drawn = only(here, (row) => chosen.has(row.id));
  return {
    name: nameOf(panel),
    levels: byWeight(panel, [], [...panelNotes(panel, bundle), ...footnotes([here])], drawn),
    shown: [written({ ...drawn, redefined: [false] })],
  };
}

interface Drawn {
  one: Panel;
  other: Panel;
  k: number;
  known: Pair[];
  held: Pair[];
  pairs: Pair[];
}

function axes({ one, other, k, known, held }: Drawn) {
  const all = [...known, ...held];
  return [
    range(
      all.map(({ x }) => x.cells[k]!.value),
      one.decimals,
      7,
    ),
    range(
      all.map(({ y }) => y.cells[k]!.value),
      other.decimals,
      6,
    ),
  ] as const;
}

const fontSize = 12;

function chart(drawn: Drawn, width: number, height: number): Chart {
  const { one, other, k, known, held, pairs } = drawn;
  const [xs, ys] = axes(drawn);
  const at = ({ x, y }: Pair) => [x.cells[k]!.value, y.cells[k]!.value] as const;
  const chosen = pairs.filter((pair) => pair.x.role !== "background");
  const look = new Map(
    looks(
      chosen.map((pair) => pair.x),
      light,
    ).map((l, i) => [chosen[i]!, l]),
  );
  const marked = known.filter((pair) => look.has(pair));
  const background = known.filter((pair) => !look.has(pair));
  const ticks = [ys.min, ys.max].map((v) => number(v, tickDecimals(ys.step)));
  const margin = {
    left: widest(ticks, fontSize) + 14 + 1.8 * fontSize,
    right: 24,
    top: 10,
    bottom: 3.6 * fontSize,
  };
  const px = (v: number) =>
    margin.left + ((v - xs.min) / (xs.max - xs.min)) * (width - margin.left - margin.right);
  const py = (v: number) =>
    height -
    margin.bottom -
    ((v - ys.min) / (ys.max - ys.min)) * (height - margin.top - margin.bottom);
  const nameOfPair = ({ x, y }: Pair) =>
    [x.label, mark(x.cells[k]!.flags | y.cells[k]!.flags)].filter(Boolean).join(" ");
  const points = [...marked, ...held];
  const sides = placeNames(
    points.map((pair) => {
      const [vx, vy] = at(pair);
      return {
        words: nameOfPair(pair),
        x: px(vx),
        y: py(vy),
        bold: pair.x.role === "focus",
        crossed: pair === held[0],
      };
    }),
    background.map((pair) => {
      const [vx, vy] = at(pair);
      return { x: px(vx), y: py(vy) };
    }),
    fontSize,
    width - 4,
  );
  const dots = points.map((pair, i): Dots => {
    const [x, y] = at(pair);
    const own = look.get(pair)!;
    const cross = pair === held[0];
    return {
      name: pair.x.label,
      names: [pair.x.label],
      x: [x],
      y: [y],
      look: { ...own, symbolSize: cross ? 4 : pair.x.role === "focus" ? 11 : own.symbolSize || 7 },
      points: new Map([
        [
          0,
          {
            label: {
              words: nameOfPair(pair),
              ...sides[i]!,
              bold: pair.x.role === "focus",
            },
          },
        ],
      ]),
      ...(cross && {
        lines: {
          x: Math.max(x - xs.min, xs.max - x),
          y: [y - ys.min, ys.max - y] as const,
          look: { color: light.text, width: 1.25, dash: [5, 4] },
        },
      }),
    };
  });
  const calm: Look = {
    color: light.calm,
    width: 1,
    dash: "solid",
    symbol: "circle",
    symbolSize: background.length <= 40 ? 7 : 5,
    hatched: false,
    strong: false,
  };
  return {
    form: "scatter",
    head: [t("table.place"), axisName(one), axisName(other)],
    xAxis: axis(xs, one, width - margin.left),
    axis: axis(ys, other, height - margin.bottom),
    key: false,
    margin,
    fontSize,
    format: numberFormat(Math.max(one.decimals, other.decimals)),
    dots: [
      ...(background.length
        ? [
            {
              name: t("slides.others"),
              names: background.map(({ x }) => x.label),
              x: background.map((pair) => at(pair)[0]),
              y: background.map((pair) => at(pair)[1]),
              look: calm,
              points: new Map(),
            },
          ]
        : []),
      ...[...dots].reverse(),
    ],
  };
}

function axisName(panel: Panel): string {
  const name = nameOf(panel);
  return panel.unit ? `${name} (${unitName(panel.unit)})` : name;
}

function axis({ min, max, step }: Scale, panel: Panel, length: number): Axis {
  const unit = panel.unit && ` (${unitName(panel.unit)})`;
  return {
    min,
    max,
    step,
    format: numberFormat(tickDecimals(step)),
    title: cut(nameOf(panel), sure * length, fontSize, 1, false, unit),
  };
}
