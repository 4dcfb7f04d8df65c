import "../style/views.css";
import type { Indicator } from "../engine/types.ts";
import { years } from "../formats.ts";
import { isMunicipality } from "../groups.ts";
import type { Host } from "../host.ts";
import { anchor, areaChoices, Descriptions, type Narrowing } from "../indicators/list.ts";
import { t } from "../messages/index.ts";
import { isGuest } from "../own/indicators.ts";
import type { State } from "../state.ts";
import { indicatorsView } from "../views/indicators.ts";
import type { Held } from "../views/indicators-entry.ts";
import type { Page } from "./page.ts";

export function indicatorsPage(host: Host): Page {
  return new IndicatorsPage(host);
}

/** Every description of the data set that is open. What is searched and unfolded is the page's own; a link names one. */
class IndicatorsPage implements Page {
  readonly #host: Host;
  #bundle: object | undefined;
  #descriptions!: Descriptions;
  #narrowing: Narrowing = { query: "", area: "", type: "" };
  #opened = new Set<string>();
  #chosen: Indicator[] = [];
  /** The service area of the choices beside the page. */
  #area: string | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  calculate(): void {
    const { session, state } = this.#host;
    const { bundle } = session;
    if (bundle !== this.#bundle) {
      this.#bundle = bundle;
      this.#descriptions = new Descriptions(bundle);
    }
    if (this.#area !== undefined && this.#area !== state.area) this.#narrow({ area: state.area });
    this.#area = state.area;
    const { area } = this.#narrowing;
    if (area !== "" && !bundle.indicators.some((i) => i.area === area)) this.#narrow({ area: "" });
    this.#choose();
  }

  /** The indicators of the figure or the link stand open. */
  #choose(): void {
    const { session, state } = this.#host;
    const ids = state.indicators;
    if (ids.join() === this.#chosen.map((i) => i.id).join()) return;
    this.#chosen = ids.flatMap((id) => session.bundle.indicators.find((i) => i.id === id) ?? []);
    for (const { id } of this.#chosen) this.#opened.add(id);
    // A page that opens with a link begins there; in one that is open the keyboard stays where it is.
    const [first] = this.#chosen;
    const asked = ids.join() !== session.defaults(state.area).indicators.join();
    if (first && asked && document.activeElement === document.body)
      this.#host.focus(anchor(first.id));
  }

  title(): string {
    return t("view.indicators");
  }

  view() {
    const { session, state } = this.#host;
    const { bundle } = session;
    const areas = this.#descriptions.list(this.#narrowing);
    return indicatorsView(
      {
        bundle,
        areas,
        total: this.#descriptions.count,
        narrowing: this.#narrowing,
        opened: this.#opened,
        chosen: this.#chosen,
        choices: areaChoices(bundle, session.areas),
        held: (indicator) => this.#held(indicator),
      },
      {
        narrow: (part) => {
          this.#narrow(part);
          this.#host.draw();
        },
        chooseArea: (area) => {
          const here = area === "" || bundle.indicators.some((i) => i.area === area);
          // One in another file narrows the page when it is here.
          if (!here) return void this.#host.openArea(area);
          this.#narrow({ area });
          this.#host.draw();
        },
        toggle: (id, open) => {
          if (this.#opened.has(id) === open) return;
          if (open) this.#opened.add(id);
          else this.#opened.delete(id);
          this.#host.draw();
        },
        toggleAll: (open) => {
          const shown = areas.flatMap((a) => a.types.flatMap(({ entries }) => entries));
          this.#opened = new Set(open ? shown.map(({ indicator }) => indicator.id) : []);
          this.#host.draw();
        },
        figure: (indicator) => this.#host.address(this.#figureOf(indicator)),
        toFigure: (event, indicator) => {
          if (this.#host.follow(event, this.#figureOf(indicator))) this.#host.focus("figur");
        },
        entry: (indicator) => this.#host.address(entryOf(indicator, state)),
        toEntry: (event, indicator) => {
          this.#opened.add(indicator.id);
          const hidden = !areas.some((a) =>
            a.types.some(({ entries }) => entries.some((e) => e.indicator === indicator)),
          );
          if (hidden) this.#narrow({ query: "", area: "", type: "" });
          // The page's own area stays as it is when the link's differs.
          this.#area = undefined;
          if (this.#host.follow(event, entryOf(indicator, state)))
            this.#host.focus(anchor(indicator.id));
        },
      },
    );
  }

  #narrow(part: Partial<Narrowing>): void {
    this.#narrowing = { ...this.#narrowing, ...part };
  }

  #held({ id, area }: Indicator): Held {
    const { session } = this.#host;
    const { regions } = session.bundle;
    const coverage = session.coverage(area);
    const with_ = coverage.regions(id);
    const all = regions.filter(isMunicipality);
    const span = coverage.years(id);
    return {
      municipalities: all.filter((r) => with_.has(r.code)).length,
      of: all.length,
      years: span ? years(...span) : "",
    };
  }

  /** The indicator's own figure, of the places that are chosen. */
  #figureOf(indicator: Indicator): State {
    const { session, state } = this.#host;
    if (indicator.area === state.area || isGuest(indicator))
      return { ...state, view: "figure", indicators: [indicator.id] };
    const { from, to, span, year } = session.defaults(indicator.area);
    return {
      ...state,
      area: indicator.area,
      view: "figure",
      indicators: [indicator.id],
      ...{ from, to, span, year },
    };
  }
}

function entryOf(indicator: Indicator, state: State): State {
  const area = isGuest(indicator) ? state.area : indicator.area;
  return { ...state, view: "indicators", area, indicators: [indicator.id] };
}
