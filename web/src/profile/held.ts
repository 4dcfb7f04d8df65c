import { Flag, type Indicator, type ProfileRow } from "../engine/types.ts";
import { number, shown, withUnit } from "../formats.ts";
import { flagWords } from "../missing.ts";
import { t } from "../messages/index.ts";
import { percent } from "../words/difference.ts";
import type { Teller } from "./teller.ts";

/** Where the municipality stands to the baseline. High is neither good nor bad, so the words only say over and under. */
export function held(
  { value, mean, index, deviation }: Pick<ProfileRow, "value" | "mean" | "index" | "deviation">,
  decimals: number,
  baseline: string,
): { held: string; index: string } {
  const none = (words: string) => ({ held: words, index: "" });
  if (value.status !== 0) return none("");
  if (mean.status !== 0) return none(t("profile.held.none"));
  if (index === null || deviation === null) return none(t("profile.held.notPositive"));
  const at = t("profile.index", { n: number(index, 0) });
  if (shown(value.value!, decimals) === shown(mean.value!, decimals))
    return { held: t("profile.held.equal", { baseline }), index: at };
  const n = percent(Math.abs(deviation));
  return {
    held: deviation > 0 ? t("profile.held.over", { n }) : t("profile.held.under", { n }),
    index: at,
  };
}

export interface Change {
  kind: "up" | "down" | "unchanged" | "break" | "missing";
  /** What stands beside the arrow, and the whole in words. */
  text: string;
  words: string;
}

/** Against the year before. */
export function change(
  row: ProfileRow,
  indicator: Indicator,
  year: number,
  teller: Teller,
): Change | undefined {
  if (row.value.status !== 0) return undefined;
  const before = teller.tell(indicator, row.region, year - 1, row.previous);
  if (row.previous.status !== 0) {
    const words = t("profile.change.missing", { year: year - 1, reason: before.words });
    return {
      kind: "missing",
      text: t("profile.before", { year: year - 1, value: before.text }),
      words,
    };
  }
  if (row.change === "break") {
    const why = flagWords(Flag.break, teller.breaksAt(indicator, row.region, year), "other");
    return { kind: "break", text: t("profile.change.break"), words: why.join(", ") };
  }
  const { decimals, unit } = indicator;
  const kind = row.change || "unchanged";
  return {
    kind,
    text: number(row.previous.value!, decimals),
    words: t(`profile.change.${kind}`, {
      value: withUnit(row.previous.value!, decimals, unit),
      year: year - 1,
    }),
  };
}
