import type { Figure } from "../../../state.ts";
import type { Finished } from "../../../finished.ts";
import type { Told } from "../page.ts";
import { bars } from "./bars.ts";
import { dots } from "./dots.ts";
import { lines } from "./lines.ts";
import { profile } from "./profile.ts";
import { rank } from "./rank.ts";
import { rows } from "./rows.ts";
import { scatter } from "./scatter.ts";
import { slope } from "./slope.ts";
import { heat, table } from "./tables.ts";

const kinds: Record<Figure, (figure: Finished) => Told> = {
  line: lines,
  bar: bars,
  rows,
  slope,
  dots,
  scatter,
  heat,
  profile,
  table,
  rank,
};

/** What a figure becomes on slides, by its kind. */
export function tell(figure: Finished): Told {
  return kinds[figure.state.figure](figure);
}
