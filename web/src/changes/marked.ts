import type { Description, Query, Result } from "../engine/types.ts";
import { shown } from "../formats.ts";
import { Difference } from "../missing.ts";
import type { Cell, Panel } from "../series.ts";

/** The part of a question that another data set can answer; undefined when nothing is left of it. */
export function answerable(query: Query, bundle: Description): Query | undefined {
  const regions = query.regions?.filter((code) => bundle.regions.some((r) => r.code === code));
  const groups = query.groups?.filter((id) => {
    const [group, place] = id.split("@");
    const known = place === undefined || bundle.regions.some((r) => r.code === place);
    return known && bundle.groups.some((g) => g.id === group);
  });
  const indicators = query.indicators.filter((id) =>
    bundle.indicators.some((i) => i.id === id && i.versions.length > 0),
  );
  if (indicators.length === 0 || (regions?.length ?? 0) + (groups?.length ?? 0) === 0)
    return undefined;
  return { ...query, indicators, regions, groups, inputs: false };
}

/** The panels with what the published data set has in place of each number. `before` answers the same question. */
export function marked(panels: readonly Panel[], before: Result | undefined): Panel[] {
  if (!before) return [...panels];
  const values = new Values(before);
  return panels.map((panel) => ({
    ...panel,
    rows: panel.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, k) =>
        told(cell, values.at(panel.indicator.id, row.id, panel.years[k]!), panel.decimals),
      ),
    })),
  }));
}

export interface Was {
  value: number;
  status: number;
}

/** Numbers that print alike are alike to the reader; a missing number may be so for another reason without saying more. */
export function difference(
  now: Was,
  was: Was | undefined,
  decimals: number,
): keyof typeof Difference | "tiny" | undefined {
  const had = was !== undefined && was.status === 0;
  if (now.status !== 0) return had ? "gone" : undefined;
  if (!had) return "added";
  if (now.value === was.value) return undefined;
  return shown(now.value, decimals) === shown(was.value, decimals) ? "tiny" : "changed";
}

function told(cell: Cell, was: Was | undefined, decimals: number): Cell {
  const how = difference(cell, was, decimals);
  if (!how || how === "tiny") return cell;
  return { ...cell, flags: cell.flags | Difference[how], ...(was && { was }) };
}

/** The cells of an answer by indicator, place and year. */
export class Values {
  readonly #result: Result;
  readonly #indicators: Map<string, number>;
  readonly #places: Map<string, number>;

  constructor(result: Result) {
    this.#result = result;
    this.#indicators = new Map(result.indicators.map((id, i) => [id, i]));
    this.#places = new Map(result.places.map(({ id }, i) => [id, i]));
  }

  at(indicator: string, place: string, year: number): Was | undefined {
    const { places, years, value, status } = this.#result;
    const i = this.#indicators.get(indicator);
    const j = this.#places.get(place);
    const k = years.indexOf(year);
    if (i === undefined || j === undefined || k < 0) return undefined;
    const at = (i * places.length + j) * years.length + k;
    return { value: value[at]!, status: status[at]! };
  }
}
