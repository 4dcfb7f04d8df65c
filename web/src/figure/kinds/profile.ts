import { averages } from "../../profile/averages.ts";
import { cellWords } from "../../cells.ts";
import { list } from "../../formats.ts";
import { t, term } from "../../messages/index.ts";
import { arrows } from "../../profile/arrows.ts";
import { profile as toProfile, type Line, type PlaceProfile } from "../../profile/profile.ts";
import { at, domain as toDomain, type Domain } from "../../profile/strip.ts";
import { signs, type Panel } from "../../series.ts";
import { legendText } from "../../missing.ts";
import { unitName } from "../../formats.ts";
import { fit, r1 } from "../marks.ts";
import { svg } from "../svg.ts";
import { measure, wrap } from "../text.ts";
import type { Theme } from "../theme.ts";
import { inWords } from "./head.ts";
import { isOwn, stretched, type Kind, type Target } from "./kind.ts";
import { inset, stripOf } from "./profile-strip.ts";
import { write } from "./write.ts";

/** The tjenesteprofil of the first chosen municipality: each indicator with the baseline as 100. */
export const profile: Kind = (asked) => {
  const { panels, bundle, profile: answers, width, theme } = asked;
  const lineHeight = stretched(40, asked, 36, 64);
  if (!answers) return [inWords(t("profile.empty.places"))];
  const { year, places, breaks, footnotes, signs: explained } = toProfile(answers, bundle);
  const place = places[0]!;
  const panelOf = new Map(panels.map((panel, p) => [panel.indicator.id, { panel, p }]));
  const types = place.types
    .map(({ type, lines }) => ({ type, lines: lines.filter((l) => panelOf.has(l.indicator.id)) }))
    .filter(({ lines }) => lines.length > 0);
  if (types.length === 0) return [inWords(t("overview.profile.empty"))];

  const lines = types.flatMap((type) => type.lines);
  const domain = toDomain(
    lines.flatMap(({ strip: { from, to, dot } }) => [from, to, dot].filter((n) => n !== undefined)),
  );
  const layout = columns(lines, place, width);
  const elements: SVGElement[] = [];
  const targets: Target[] = [];
  let y = 0;
  elements.push(...head(layout, place, year, domain, theme));
  y += layout.wide ? 42 : 22;
  types.forEach(({ type, lines: those }) => {
    elements.push(
      write(term("type", type || "none"), 0, y + 14, { fill: theme.text, bold: true }),
      rule(y + 26, width, theme.axis),
    );
    y += 27;
    for (const line of those) {
      const { panel } = panelOf.get(line.indicator.id)!;
      const drawn = layout.wide
        ? wideLine(line, layout, y, lineHeight, domain, theme)
        : narrowLine(line, layout, y, domain, theme);
      elements.push(...drawn.elements, rule(y + drawn.height, width, theme.grid));
      targets.push({
        spot: { indicator: line.indicator.id, place: place.code, year },
        panel: 0,
        row: targets.length,
        column: 0,
        box: { x: 0, y: y + 1, width, height: drawn.height - 2 },
        words: lineWords(line, panel, place, year),
        start: targets.length === 0,
      });
      y += drawn.height;
    }
    y += 12;
  });

  const inside = new Set(lines.map((l) => l.indicator.id));
  const left = panels.filter((panel) => !inside.has(panel.indicator.id)).map((p) => p.name);
  const outside = lines.some(({ strip: { dot } }) => dot !== undefined && at(dot, domain).outside);
  const known = new Set(signs(panels).map((s) => s.sign));
  const shown = new Set(
    lines.flatMap((l) => [l.value.text, l.mean.text, l.change?.text ?? ""].join(" ").split(" ")),
  );
  const more = explained.filter((s) => !known.has(s.sign) && shown.has(s.sign));
  const used = new Set(lines.flatMap((l) => [...l.value.notes, ...l.mean.notes]));
  return [
    {
      height: y,
      elements,
      field: { x: 0, y: 0, width, height: y },
      own: panels.some(isOwn),
      targets,
      notes: [
        t("overview.profile.key", {
          span: place.span,
          baseline: place.baseline,
          place: place.name,
        }),
        ...(outside ? [t("overview.profile.outside")] : []),
        t("overview.profile.arrows", { year: year - 1 }),
        t("profile.neutral"),
        ...averages(lines, place),
        ...(place.about ? [place.about] : []),
        ...(left.length ? [t("overview.profile.left", { indicators: list(left) })] : []),
        ...(more.length ? [t("figure.signs", { signs: legendText(more) })] : []),
        ...breaks,
        ...footnotes.flatMap((words, i) => (used.has(i + 1) ? [`${i + 1} ${words}`] : [])),
      ],
    },
  ];
};

/** Where each column stands; without room for all, a line is two. */
interface Columns {
  wide: boolean;
  width: number;
  name: number;
  /** Right edges of the numbers. */
  value: number;
  mean: number;
  change: number;
  strip: { x: number; width: number };
  held: { x: number; width: number };
}

/** Longer names over the numbers than this are cut. */
const widestName = 160;

function columns(lines: readonly Line[], place: PlaceProfile, width: number): Columns {
  const widest = (texts: readonly string[], size = 13, bold = false) =>
    Math.max(0, ...texts.map((words) => measure(words, size, bold)));
  const value =
    widest(
      lines.map((l) => l.value.text),
      13,
      true,
    ) + 8;
  const mean = Math.max(widest(lines.map((l) => l.mean.text)), 40) + 8;
  const change = Math.min(150, widest(lines.map((l) => l.change?.text ?? "")) + 18);
  const heldHead = t("profile.held", { baseline: place.phrase }).split(" ");
  const heldWidth = Math.min(170, Math.max(widest(lines.map(heldText)), widest(heldHead, 12)));
  const wide = width >= 700;
  const gap = 16;
  const taken = value + mean + change + heldWidth + 5 * gap;
  const strip = wide
    ? Math.max(130, Math.min(260, (width - taken) * 0.42))
    : Math.round(width * 0.42);
  const name = wide ? width - taken - strip : width - value - 12;
  const headWidth = Math.min(widestName, widest([place.name], 12));
  const valueAt = wide ? name + gap + Math.max(value, headWidth) : width;
  if (!wide)
    return {
      wide,
      width,
      name,
      value: valueAt,
      mean: 0,
      change: width,
      strip: { x: 0, width: strip },
      held: { x: strip + 10, width: width - strip - 10 - change },
    };
  const changeAt = valueAt + gap;
  const stripAt = changeAt + change + gap;
  const heldAt = stripAt + strip + gap;
  return {
    wide,
    width,
    name,
    value: valueAt,
    change: changeAt,
    strip: { x: stripAt, width: strip },
    held: { x: heldAt, width: width - heldAt - mean - gap },
    mean: width,
  };
}

function head(c: Columns, place: PlaceProfile, year: number, domain: Domain, theme: Theme) {
  const small = { fill: theme.muted, size: 12 };
  const y = c.wide ? 32 : 10;
  const { x, width } = c.strip;
  const scale = (
    [
      [0, domain.from, "start"],
      [0.5, 100, "middle"],
      [1, domain.to, "end"],
    ] as const
  ).map(([share, n, anchor]) =>
    write(String(n), x + inset + share * (width - 2 * inset), y, { ...small, size: 11, anchor }),
  );
  if (!c.wide) return scale;
  const mean = wrap(place.baseline, c.width - c.held.x - c.held.width - 8, 12);
  const held = wrap(t("profile.held", { baseline: place.phrase }), c.held.width, 12);
  return [
    ...scale,
    write(fit(place.name, widestName, 12, false), c.value, y, { ...small, anchor: "end" }),
    write(t("profile.change", { year: year - 1 }), c.change, y, small),
    ...held.map((line, i) => write(line, c.held.x, y - (held.length - 1 - i) * 14, small)),
    ...mean.map((line, i) =>
      write(line, c.mean, y - (mean.length - 1 - i) * 14, { ...small, anchor: "end" }),
    ),
  ];
}

function rule(y: number, width: number, stroke: string): SVGElement {
  return svg("line", { x1: 0, x2: width, y1: y, y2: y, stroke, "stroke-width": 1 });
}

interface Drawn {
  elements: SVGElement[];
  height: number;
}

function wideLine(
  line: Line,
  c: Columns,
  y: number,
  least: number,
  domain: Domain,
  theme: Theme,
): Drawn {
  const name = nameLines(line, c.name);
  const held = wrap(heldText(line), c.held.width, 13);
  const height = Math.max(least, name.length * 16 + 10, held.length * 16 + 10);
  const middle = y + height / 2;
  return {
    height,
    elements: [
      ...stack(name, 0, middle, theme),
      ...told(line.value, c.value, middle, true, theme),
      ...changed(line, c.change, middle, theme),
      ...stripOf(line.strip, c.strip, middle, domain, theme),
      ...stack(
        held.map((words) => ({ words, muted: false })),
        c.held.x,
        middle,
        theme,
      ),
      ...told(line.mean, c.mean, middle, false, theme),
    ],
  };
}

function narrowLine(line: Line, c: Columns, y: number, domain: Domain, theme: Theme): Drawn {
  const name = nameLines(line, c.name);
  const held = wrap(heldText(line), c.held.width, 12);
  const first = name.length * 16 + 8;
  const second = Math.max(26, held.length * 15 + 6);
  const middle = y + first + second / 2;
  return {
    height: first + second + 4,
    elements: [
      ...stack(name, 0, y + first / 2 + 1, theme),
      ...told(line.value, c.value, y + 13, true, theme),
      ...stripOf(line.strip, c.strip, middle, domain, theme),
      ...held.map((words, i) =>
        write(words, c.held.x, middle + (i - (held.length - 1) / 2) * 15, {
          fill: theme.text,
          size: 12,
        }),
      ),
      ...changed(line, c.width - changeWidth(line), middle, theme),
    ],
  };
}

/** Where it stands to the baseline; of a missing number the reason. */
function heldText({ held, value }: Line): string {
  return value.missing ? value.words.slice(value.text.length).trim() : held;
}

function nameLines(line: Line, width: number): { words: string; muted: boolean }[] {
  return [
    ...wrap(line.name, width, 13).map((words) => ({ words, muted: false })),
    ...(line.unit ? [{ words: fit(unitName(line.unit), width, 12, false), muted: true }] : []),
  ];
}

function stack(
  lines: readonly { words: string; muted: boolean }[],
  x: number,
  middle: number,
  theme: Theme,
): SVGElement[] {
  return lines.map(({ words, muted }, i) =>
    write(words, x, middle + (i - (lines.length - 1) / 2) * 16, {
      fill: muted ? theme.muted : theme.text,
      size: muted ? 12 : 13,
    }),
  );
}

/** A number with its signs and the numbers of its notes; a missing one is its sign. */
function told(
  { text, missing, notes }: Line["value"],
  right: number,
  y: number,
  bold: boolean,
  theme: Theme,
): SVGElement[] {
  const above = notes.join(" ");
  const room = above ? measure(above, 11) + 1 : 0;
  return [
    write(text, right - room, y, {
      fill: missing ? theme.muted : theme.text,
      bold,
      anchor: "end",
    }),
    ...(above ? [write(above, right, y - 4, { fill: theme.text, size: 11, anchor: "end" })] : []),
  ];
}

function changeWidth({ change }: Line): number {
  if (!change) return 0;
  return measure(change.text, 12) + (arrows[change.kind] ? 18 : 0);
}

function changed({ change }: Line, x: number, y: number, theme: Theme): SVGElement[] {
  if (!change) return [];
  const path = arrows[change.kind];
  const open = change.kind === "unchanged";
  return [
    ...(path
      ? [
          svg("path", {
            d: path,
            fill: open ? "none" : theme.text,
            stroke: open ? theme.text : undefined,
            "stroke-width": open ? 1.5 : undefined,
            transform: `translate(${r1(x)} ${r1(y - 6)})`,
          }),
        ]
      : []),
    write(change.text, x + (path ? 18 : 0), y, { fill: theme.muted, size: 12 }),
  ];
}

function lineWords(line: Line, panel: Panel, place: PlaceProfile, year: number): string {
  const row = panel.rows.find((r) => r.id === place.code);
  const value = row ? cellWords(panel, row, panel.years.indexOf(year)) : line.value.words;
  const held = line.index
    ? t("overview.heat.said", { held: line.held, baseline: place.phrase })
    : line.held;
  return [
    t("overview.scatter.value", { indicator: line.name, value }),
    held,
    line.change?.words ?? "",
  ]
    .filter(Boolean)
    .join(", ");
}
