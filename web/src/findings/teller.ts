import type { Description, Findings, LeftOut } from "../engine/types.ts";
import { number } from "../formats.ts";
import { flagWords } from "../missing.ts";
import { t } from "../messages/index.ts";
import { footnotesAt, footnoteText, indicatorName, type Panel } from "../series.ts";
import type { State } from "../state.ts";
import { figureOf } from "./figure-of.ts";
import {
  changeSentence,
  deviationSentence,
  spreadSentence,
  turnSentence,
  type About,
} from "./sentence.ts";
import { barSketch, seriesSketch, spanSketch, type Sketch } from "./sketch.ts";

/** A finding, ready to be shown. */
export interface Told {
  indicator: string;
  name: string;
  sentence: string;
  /** What is said of the numbers in it. */
  notes: string[];
  sketch: Sketch;
  figure: State;
}

/** Makes findings into words and small figures. */
export class Teller {
  constructor(
    private readonly found: Findings,
    private readonly panels: readonly Panel[],
    private readonly members: ReadonlyMap<string, readonly string[]>,
    private readonly bundle: Description,
    private readonly state: State,
  ) {}

  change(one: Findings["changes"][number]): Told {
    const { from, year, group } = this.found;
    const about = this.#about(one.indicator);
    const between = this.#series(one.indicator, group, from, year);
    return this.#told("change", one, changeSentence(one, about), {
      sketch: seriesSketch(
        between.map((p) => ({ ...p, marked: p.year === from || p.year === year })),
        about.indicator.decimals,
        false,
      ),
      places: [],
      cells: [
        [group, from],
        [group, year],
      ],
    });
  }

  spread(one: Findings["spreads"][number]): Told {
    const { year, group, region, leftOut } = this.found;
    const { low, high, mean, indicator } = one;
    const about = this.#about(indicator);
    const few = leftOut.filter((out) => out.of === "spread" && out.indicator === indicator);
    const without = few.flatMap((out) => out.regions);
    const [mine] = this.#series(indicator, region, year, year);
    const own = without.includes(region) ? undefined : mine?.value;
    const lowest = this.#alike(indicator, low, without);
    const highest = this.#alike(indicator, high, without);
    return this.#told("spread", one, spreadSentence(one, { lowest, highest, without }, about), {
      sketch: spanSketch(
        {
          low: low.value,
          high: high.value,
          mean: mean.value!,
          ...(own !== undefined && { own }),
        },
        about.indicator.decimals,
      ),
      places: [low.region, high.region],
      cells: [
        [low.region, year],
        [high.region, year],
        [group, year],
      ],
    });
  }

  deviation(one: Findings["deviations"][number], reach: number): Told {
    const { year, group, region } = this.found;
    const about = this.#about(one.indicator);
    const [value, mean] = [one.value.value!, one.mean.value!];
    return this.#told("deviation", one, deviationSentence(one, about), {
      sketch: barSketch({ value, mean, deviation: one.deviation, reach }, about.indicator.decimals),
      places: [],
      cells: [
        [region, year],
        [group, year],
      ],
    });
  }

  /** The members whose number prints like the lowest or the highest one's, itself first. */
  #alike(
    indicator: string,
    { region, value }: { region: string; value: number },
    without: readonly string[],
  ): string[] {
    const { decimals } = this.#about(indicator).indicator;
    const { year } = this.found;
    const others = (this.members.get(indicator) ?? []).filter((code) => {
      if (code === region || without.includes(code)) return false;
      const [cell] = this.#series(indicator, code, year, year);
      return cell?.value !== undefined && number(cell.value, decimals) === number(value, decimals);
    });
    return [region, ...others];
  }

  turn(one: Findings["turns"][number]): Told {
    const about = this.#about(one.indicator);
    const points = one.values.map(({ year, value }) => ({ year, value: value!, marked: true }));
    return this.#told("turn", one, turnSentence(one, about), {
      sketch: seriesSketch(points, about.indicator.decimals, true),
      places: [],
      cells: one.values.map(({ year }) => [this.found.region, year]),
    });
  }

  #about(id: string): About {
    const indicator = this.bundle.indicators.find((i) => i.id === id);
    if (!indicator) throw new Error(`the calculator told of ${id}, which the data set lacks`);
    const rows = this.#panel(id)?.rows ?? [];
    return { indicator, rows, found: this.found, bundle: this.bundle };
  }

  #told(
    kind: LeftOut["of"],
    { indicator, unguarded }: { indicator: string; unguarded: boolean },
    sentence: string,
    rest: { sketch: Sketch; places: string[]; cells: [place: string, year: number][] },
  ): Told {
    return {
      indicator,
      name: indicatorName(this.#about(indicator).indicator),
      sentence,
      notes: [
        ...(unguarded ? [t("findings.unguarded")] : []),
        ...this.#notes(indicator, rest.cells),
      ],
      sketch: rest.sketch,
      figure: figureOf(kind, indicator, rest.places, this.found, this.state),
    };
  }

  #panel(indicator: string): Panel | undefined {
    return this.panels.find((p) => p.indicator.id === indicator);
  }

  /** The numbers of a place, undefined where there is none. */
  #series(
    indicator: string,
    place: string,
    from: number,
    to: number,
  ): { year: number; value: number | undefined }[] {
    const panel = this.#panel(indicator);
    const row = panel?.rows.find((r) => r.id === place);
    return Array.from({ length: to - from + 1 }, (_, i) => {
      const cell = row?.cells[panel!.years.indexOf(from + i)];
      return { year: from + i, value: cell?.status === 0 ? cell.value : undefined };
    });
  }

  /** What is marked on the numbers, and the data set's own notes on them. A break is no mark on one year's number. */
  #notes(indicator: string, cells: readonly [place: string, year: number][]): string[] {
    const panel = this.#panel(indicator);
    if (!panel) return [];
    const said = cells.flatMap(([place, year]) => {
      const row = panel.rows.find((r) => r.id === place);
      const cell = row?.cells[panel.years.indexOf(year)];
      if (!row || !cell) return [];
      const words = flagWords(cell.flags, [], row.role);
      return [
        ...words.map((one) => t("table.footnote", { place: row.label, year, text: one })),
        ...footnotesAt(panel, place, year).map((note) => footnoteText(panel, note)),
      ];
    });
    return [...new Set(said)];
  }
}
