import { html, type TemplateResult } from "lit-html";
import { selectView } from "../controls/select.ts";
import { compareNames } from "../formats.ts";
import { focusOf, isMunicipality, regionName } from "../groups.ts";
import { t } from "../messages/index.ts";
import type { Session } from "../session.ts";
import type { Figure, State } from "../state.ts";

/** Kinds that show one year: the last of the chosen ones. */
const ofOneYear: ReadonlySet<Figure> = new Set([
  "rows",
  "dots",
  "scatter",
  "heat",
  "profile",
  "rank",
]);

/**
 * The little that a reader of an article may want: their own municipality in front, and other years. `linked`: the
 * municipalities that the editor chose, which stay.
 */
export function filtersView(
  state: State,
  linked: readonly string[],
  session: Session,
  choose: (state: State) => void,
): TemplateResult {
  const { bundle } = session;
  const coverage = (area: string) => session.coverage(area);
  const [indicator = ""] = state.indicators;
  const covered = coverage(state.area).regions(indicator);
  const places = bundle.regions
    .filter((r) => isMunicipality(r) && (covered.has(r.code) || state.regions.includes(r.code)))
    .map((r) => ({ value: r.code, label: regionName(r.code, bundle) }))
    .sort((a, b) => compareNames(a.label, b.label));
  const focus = focusOf(state.regions, bundle) ?? "";

  const span = coverage(state.area).years(indicator) ?? bundle.years;
  const [first, last] = [Math.min(span[0], state.from), Math.max(span[1], state.to)];
  const years = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => String(from + i)).map((year) => ({
      value: year,
      label: year,
    }));
  const chooseYears = (from: number, to: number) => choose({ ...state, from, to, span: "fixed" });
  const from = (label: string) =>
    selectView("from", label, String(state.from), years(first, state.to), (year) =>
      chooseYears(Number(year), state.to),
    );
  const to = (label: string, earliest: number) =>
    selectView("to", label, String(state.to), years(earliest, last), (year) =>
      chooseYears(Math.min(state.from, Number(year)), Number(year)),
    );
  return html`
    <div class="filters">
      ${
        places.length > 1
          ? selectView("place", t("embed.place"), focus, places, (code) =>
              choose({ ...state, regions: inFront(code, linked) }),
            )
          : ""
      }
      ${
        ofOneYear.has(state.figure)
          ? to(t("filters.year"), first)
          : html`<div class="pair">${from(t("embed.from"))} ${to(t("embed.to"), state.from)}</div>`
      }
    </div>
  `;
}

/** With this one first; one that the reader chose before has no place any longer. */
function inFront(code: string, linked: readonly string[]): string[] {
  return [code, ...linked.filter((region) => region !== code)];
}
