import { cellText } from "../../cells.ts";
import { Flag } from "../../engine/types.ts";
import { footnotesAt, footnoteText, yearLabels, type Panel, type Row } from "../../series.ts";
import { fit } from "../marks.ts";
import { svg } from "../svg.ts";
import { measure } from "../text.ts";
import { head } from "./head.ts";
import { isOwn, stretched, type Asked, type Block, type Kind, type Target } from "./kind.ts";
import { onceNoted, panelNotes } from "./notes.ts";
import { ordered } from "./ordered.ts";
import { write } from "./write.ts";

const headHeight = 28;

/** Each indicator's table as part of the picture: places by years, as the page's own table has it. */
export const table: Kind = (asked) => {
  const { panels, state, bundle } = asked;
  const notes = panels.flatMap((p) => p.footnotes);
  const blocks = panels.map((panel, p): Block => {
    const rows = ordered(panel.rows, state.order, panel.years.length - 1);
    return {
      ...head(asked, panel),
      ...drawn(panel, p, rows, notes, asked),
      own: isOwn(panel),
      notes: [
        ...panelNotes(panel, bundle),
        ...panel.footnotes.map((f) => `${notes.indexOf(f) + 1} ${footnoteText(panel, f)}`),
      ],
    };
  });
  return onceNoted(blocks);
};

function drawn(
  panel: Panel,
  p: number,
  rows: readonly Row[],
  footnotes: readonly Panel["footnotes"][number][],
  asked: Asked,
): Pick<Block, "height" | "elements" | "targets" | "field"> {
  const { width, theme } = asked;
  const rowHeight = stretched(26, asked, 18, 46);
  const size = width < 480 ? 12 : 13;
  const labels = yearLabels(panel);
  const names = Math.min(
    width * 0.4,
    Math.max(...rows.map((row) => measure(row.label, size, row.role === "focus"))) + 16,
  );
  const text = (row: Row, k: number) => cellText(panel, row, k);
  const note = (row: Row, k: number) =>
    row.cells[k]!.flags & Flag.footnote
      ? footnotes.indexOf(footnotesAt(panel, row.id, panel.years[k]!)[0]!) + 1 || ""
      : "";
  const needs =
    Math.max(
      ...labels.map((label) => measure(label, size, true)),
      ...rows.flatMap((row) =>
        row.cells.map(
          (_, k) =>
            measure(text(row, k), size, row.role === "focus") + measure(String(note(row, k)), 11),
        ),
      ),
    ) + 16;
  const most = Math.max(1, Math.floor((width - names) / needs));
  const parts = Math.ceil(labels.length / most);
  const per = Math.ceil(labels.length / parts);
  const column = Math.min(110, (width - names) / per);
  const elements: SVGElement[] = [];
  const targets: Target[] = [];
  let y = 0;
  for (let part = 0; part < parts; part++) {
    if (part > 0) y += 16;
    const from = Math.round((part * labels.length) / parts);
    const years = labels.slice(from, Math.round(((part + 1) * labels.length) / parts));
    const full = names + years.length * column;
    const right = (c: number) => names + (c + 1) * column - 8;
    years.forEach((label, c) =>
      elements.push(
        write(label, right(c), y + headHeight / 2, {
          fill: theme.text,
          size,
          bold: true,
          anchor: "end",
        }),
      ),
    );
    y += headHeight;
    elements.push(line(y, full, theme.axis));
    rows.forEach((row, r) => {
      const bold = row.role === "focus";
      const middle = y + rowHeight / 2;
      // The first average is set off from the places.
      if (row.role === "average" && rows[r - 1] && rows[r - 1]!.role !== "average")
        elements.push(line(y, full, theme.axis));
      if (r % 2 === 1)
        elements.push(
          svg("rect", {
            x: 0,
            y: y + 0.5,
            width: full,
            height: rowHeight - 0.5,
            fill: theme.calm,
            "fill-opacity": 0.12,
          }),
        );
      elements.push(
        write(fit(row.label, names - 12, size, bold), 6, middle, { fill: theme.text, size, bold }),
      );
      years.forEach((_, c) => {
        const k = from + c;
        const above = note(row, k);
        const room = above ? measure(String(above), 11) + 1 : 0;
        elements.push(
          write(text(row, k), right(c) - room, middle, {
            fill: row.cells[k]!.status ? theme.muted : theme.text,
            size,
            bold,
            anchor: "end",
          }),
          ...(above
            ? [
                write(String(above), right(c), middle - 4, {
                  fill: theme.text,
                  size: 11,
                  anchor: "end",
                }),
              ]
            : []),
        );
        targets.push({
          spot: { indicator: panel.indicator.id, place: row.id, year: panel.years[k]! },
          panel: p,
          row: r,
          column: k,
          box: { x: names + c * column, y, width: column, height: rowHeight },
        });
      });
      y += rowHeight;
    });
    elements.push(line(y, full, theme.axis));
  }
  const field = { x: 0, y: 0, width, height: y };
  return { height: y + 6, elements, targets, field };
}

function line(y: number, width: number, stroke: string): SVGElement {
  return svg("line", { x1: 0, x2: width, y1: y, y2: y, stroke, "stroke-width": 1 });
}
