import { html, type TemplateResult } from "lit-html";
import type { Option } from "../../controls/picker.ts";
import { radiosView } from "../../controls/radios.ts";
import { selectView } from "../../controls/select.ts";
import type { Description } from "../../engine/types.ts";
import { years } from "../../formats.ts";
import { count, t } from "../../messages/index.ts";
import { spanYears } from "../../span.ts";
import type { Span, State } from "../../state.ts";

type Mode = "from" | "last" | "fixed";

/** From which year to which, and what of it a saved link holds fast. `latest` is the last year with numbers. */
export function yearsView(
  state: State,
  bundle: Description,
  latest: number,
  change: (part: Partial<State>) => void,
): TemplateResult {
  const mode: Mode = typeof state.span === "object" ? "last" : state.span;
  const choose = (span: Span, part: Partial<Pick<State, "from" | "to">> = {}) =>
    change(spanYears(span, { from: state.from, to: state.to, latest, ...part }, bundle));
  const spans: Record<Mode, () => Span> = {
    from: () => "from",
    last: () => ({ last: state.to - state.from + 1 }),
    fixed: () => "fixed",
  };
  const all = allYears(bundle);
  const from = (until: number) =>
    selectView(
      "pick-from",
      t("filters.from"),
      String(state.from),
      all.filter((y) => y <= until).map(asOption),
      (year) => choose(state.span, { from: Number(year) }),
    );
  const parts: Record<Mode, () => TemplateResult> = {
    from: () => html`<div class="pair">${from(latest)}</div>`,
    last: () =>
      html`<div class="pair">
        ${selectView(
          "pick-last",
          t("span.last.count"),
          String(state.to - state.from + 1),
          all
            .filter((y) => y <= latest)
            .map((_, i) => ({ value: String(i + 1), label: count("span.years", i + 1) })),
          (n) => choose({ last: Number(n) }),
        )}
      </div>`,
    // Neither choice can pass the other, so neither has to move it.
    fixed: () =>
      html`<div class="pair">
        ${from(state.to)}
        ${selectView(
          "pick-to",
          t("filters.to"),
          String(state.to),
          all.filter((y) => y >= state.from).map(asOption),
          (year) => choose(state.span, { to: Number(year) }),
        )}
      </div>`,
  };
  const means: Record<Mode, string> = {
    from: t("span.from.means", { latest }),
    last: t("span.last.means", { years: years(state.from, state.to) }),
    fixed: t("span.fixed.means", { years: years(state.from, state.to) }),
  };
  return html`
    <fieldset class="ds-fieldset plain">
      <legend class="ds-label">${t("filters.years")}</legend>
      ${radiosView(
        "span",
        mode,
        [
          { value: "from", label: t("span.from") },
          { value: "last", label: t("span.last") },
          { value: "fixed", label: t("span.fixed") },
        ],
        (next) => choose(spans[next]()),
        "span-means",
      )}
      ${parts[mode]()}
      <p class="help" id="span-means">${means[mode]}</p>
    </fieldset>
  `;
}

export function allYears({ years: [first, last] }: Description): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

export function asOption(year: number): Option {
  return { value: String(year), label: String(year) };
}
