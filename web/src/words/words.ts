import type { Description } from "../engine/types.ts";
import type { More } from "../figure/kinds/kind.ts";
import { count } from "../messages/index.ts";
import type { Panel } from "../series.ts";
import type { State } from "../state.ts";
import { dots } from "./dots.ts";
import { heat } from "./heat.ts";
import { oneYear } from "./one-year.ts";
import { overYears } from "./over-years.ts";
import { profile } from "./profile.ts";
import { rank } from "./rank.ts";
import { scatter } from "./scatter.ts";
import { slope } from "./slope.ts";
import { Telling } from "./telling.ts";

/** A reader takes in so many sentences about one figure, and so many about one indicator. */
const most = 6;
const mostOfOne = 3;

/**
 * The figure in words: a paragraph per indicator, or for all together where the figure holds them against each other.
 * At most six sentences; of many indicators the first chosen are told. Says what the numbers say, and never whether
 * that is good.
 */
export function words(
  panels: readonly Panel[],
  state: State,
  bundle: Description,
  more: More = {},
): string[] {
  const telling = new Telling(state, bundle);
  if (state.figure === "rank") return paragraphs(rank(panels, more.ranking, telling));
  if (state.figure === "scatter") return paragraphs(scatter(panels, telling));
  if (state.figure === "heat") return paragraphs([heat(panels, telling)]);
  if (state.figure === "profile") return paragraphs([profile(panels, more.profile, telling)]);
  const tell = (panel: Panel) => ofOne(panel, telling);
  const [each, told] = share(panels.length);
  const rest = panels.length - told;
  return [
    ...paragraphs(panels.slice(0, told).map((panel) => tell(panel).slice(0, each))),
    ...(rest > 0 ? [count("words.rest", rest)] : []),
  ];
}

function ofOne(panel: Panel, telling: Telling): string[] {
  const { figure, axis } = telling.state;
  const single = panel.years.length === 1;
  if (figure === "dots") return dots(panel, telling);
  if (figure === "slope" && !single) return slope(panel, telling);
  if (figure === "rows" || single || (figure === "bar" && axis !== "years"))
    return oneYear(panel, telling);
  return overYears(panel, telling);
}

/** How many sentences each indicator has, and how many indicators are told; the last sentence says how many are not. */
function share(n: number): [each: number, told: number] {
  if (n <= most) return [Math.min(mostOfOne, Math.floor(most / Math.max(1, n))), n];
  return [1, most - 1];
}

function paragraphs(sentences: readonly (readonly string[])[]): string[] {
  return sentences.filter((one) => one.length > 0).map((one) => one.join(" "));
}
