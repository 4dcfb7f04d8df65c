import type { Panel, Row } from "../series.ts";

/**
 * The two years that a slope goes between, as places in `panel.years`: the first and the last with a number for the
 * highlighted place; where it has not two, for anyone. Undefined where nobody has two.
 */
export function endYears({ rows }: Pick<Panel, "rows">): [number, number] | undefined {
  const focus = rows.filter((row) => row.role === "focus");
  return outermost(focus) ?? outermost(rows);
}

function outermost(rows: readonly Row[]): [number, number] | undefined {
  const known = (rows[0]?.cells ?? []).flatMap((_, k) =>
    rows.some((row) => row.cells[k]!.status === 0) ? [k] : [],
  );
  return known.length > 1 ? [known[0]!, known.at(-1)!] : undefined;
}
