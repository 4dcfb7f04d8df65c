import { html, nothing, type TemplateResult } from "lit-html";
import type { Wanted } from "../collection/municipal.ts";
import { selectView } from "../controls/select.ts";
import { t } from "../messages/index.ts";
import { button } from "./collection-parts.ts";

export interface Maker {
  wanted: Wanted;
  places: readonly { value: string; label: string }[];
  years: readonly number[];
  provisional: boolean;
  data: string;
  /** Whether there is a collection that it would come in place of. */
  replaces: boolean;
  /** Where it has come to: "Henter Barnevern (1 av 9)". */
  at: string;
  choose(wanted: Wanted): void;
  make(how: "replace" | "append"): void;
}

/** "Kommunens rapport": the yearly report made in one go. */
export function makerView(maker: Maker): TemplateResult {
  const { wanted, places, years, provisional, data, replaces, at, choose, make } = maker;
  return html`
    <section class="collection-maker no-print" aria-labelledby="maker-heading">
      <h3 id="maker-heading">${t("collection.maker")}</h3>
      <p>${t("collection.maker.about", { data })}</p>
      <div class="collection-fields">
        ${selectView("maker-place", t("collection.maker.place"), wanted.place, places, (place) =>
          choose({ ...wanted, place }),
        )}
        ${selectView(
          "maker-year",
          t("filters.year"),
          String(wanted.year),
          years.map((year) => ({ value: String(year), label: String(year) })),
          (year) => choose({ ...wanted, year: Number(year) }),
        )}
      </div>
      ${provisional ? html`<p>${t("collection.words.provisional", { year: wanted.year })}</p>` : nothing}
      <div class="collection-ways">
        ${button(
          "make-report",
          replaces ? "secondary" : "primary",
          replaces ? t("collection.maker.replace") : t("collection.maker.make"),
          () => make("replace"),
          !!at,
        )}
        ${
          replaces
            ? button(
                "append-report",
                "tertiary",
                t("collection.maker.append"),
                () => make("append"),
                !!at,
              )
            : nothing
        }
      </div>
      <p role="status">${at}</p>
    </section>
  `;
}
