import { sign, reason } from "../../../missing.ts";
import { runs } from "../../../figure/marks.ts";
import { t } from "../../../messages/index.ts";
import { years } from "../../../formats.ts";
import { hasValue, type Panel } from "../../../series.ts";

/** The gaps of what is drawn: "Tromsø 2018 (: konfidensielt)". What has no number at all is told elsewhere. */
export function gaps(panel: Panel): string[] {
  const told = panel.rows.filter((row) => row.role !== "background" && hasValue(row));
  const all = told.flatMap((row) =>
    runs(row).map(({ from, to, status }) =>
      t("slides.gap", {
        place: row.label,
        years: years(panel.years[from]!, panel.years[to]!),
        sign: sign(status),
        reason: reason(status),
      }),
    ),
  );
  return all.length ? [t("slides.gaps", { gaps: all.join("; ") })] : [];
}
