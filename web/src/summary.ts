import { Flag } from "./engine/types.ts";
import { capital, list, number, withUnit, years } from "./formats.ts";
import { reason, type BreakKind } from "./missing.ts";
import { t } from "./messages/index.ts";
import { averageAt, averageType, hasValue, type Panel, type Row } from "./series.ts";

/**
 * The panel in words: the highlighted row's last number, how it stands to the first average (or the second row),
 * and how it has changed. Says what the numbers say and never whether that is good.
 */
export function summary(panel: Panel): string {
  const row = panel.rows.find((r) => r.role === "focus") ?? panel.rows[0];
  if (!row) return "";
  if (!hasValue(row)) {
    const reasons = list([...new Set(row.cells.map((c) => reason(c.status)))]);
    return t("summary.none", {
      indicator: panel.name,
      place: row.phrase,
      years: years(panel.years[0]!, panel.years.at(-1)!),
      reasons,
    });
  }
  const k = row.cells.findLastIndex((cell) => cell.status === 0);
  const last = panel.years.length - 1;
  const sentences = [comparison(panel, row, k), change(panel, row, k)].filter(Boolean).join(" ");
  if (k === last) return sentences;
  return t("summary.unknown", {
    place: capital(row.phrase),
    year: panel.years[last]!,
    reason: reason(row.cells[last]!.status),
    then: sentences,
  });
}

function comparison(panel: Panel, row: Row, k: number): string {
  const cell = row.cells[k]!;
  const said = {
    indicator: panel.name,
    place: row.phrase,
    value: withUnit(cell.value, panel.decimals, panel.unit),
    year: panel.years[k]!,
  };
  const sentence =
    cell.flags & Flag.provisional ? t("summary.value.provisional", said) : t("summary.value", said);
  const base =
    panel.rows.find((r) => r !== row && r.role === "average") ?? panel.rows.find((r) => r !== row);
  if (!base) return t("summary.plain", { sentence });
  const against = base.cells[k]!;
  const baseline = base.phrase;
  if (against.status !== 0) {
    return t("summary.noBaseline", {
      sentence,
      baseline: capital(baseline),
      year: panel.years[k]!,
      reason: reason(against.status),
    });
  }
  // An average of one municipality is that municipality, perhaps this one.
  if (base.kind === "group" && against.members === 1) return t("summary.plain", { sentence });
  const words = difference(cell.value, against.value, panel);
  if (base.kind === "region")
    return t("summary.compare.region", { sentence, difference: words, baseline });
  const average =
    base.kind === "rest"
      ? averageAt(panel, base, k)
      : t("summary.members", {
          type: averageType(panel.average[k] ?? ""),
          in: against.members,
          of: against.membersOf,
        });
  return t("summary.compare", { sentence, difference: words, baseline, average });
}

/**
 * Percentages differ by percentage points, amounts by per cent. From a base of zero or below, per cent means nothing,
 * so the difference itself is given. Compared is what the reader sees: numbers that print alike are the same.
 */
export function difference(
  value: number,
  base: number,
  panel: Pick<Panel, "unit" | "decimals">,
): string {
  const shown = (x: number) => number(x, panel.decimals);
  if (shown(value) === shown(base)) return t("summary.equal");
  const more = value > base;
  if (panel.unit === "prosent") {
    const n = number(Math.abs(value - base), Math.max(1, panel.decimals));
    return more ? t("summary.points.more", { n }) : t("summary.points.less", { n });
  }
  if (base <= 0 || value < 0) {
    const n = withUnit(Math.abs(value - base), panel.decimals, panel.unit);
    return more ? t("summary.units.more", { n }) : t("summary.units.less", { n });
  }
  const n = percent(Math.abs(value / base - 1) * 100);
  return more ? t("summary.more", { n }) : t("summary.less", { n });
}

function change(panel: Panel, row: Row, k: number): string {
  const first = row.cells.findIndex((cell) => cell.status === 0);
  if (first < 0 || first === k) return "";
  const [then, now] = [row.cells[first]!.value, row.cells[k]!.value];
  const year = panel.years[first]!;
  const broken = breaksBetween(panel, row, first, k);
  if (broken.length) return t("summary.change.broken", { reasons: capital(list(broken)), year });
  const sentence = since(panel, year, then, now);
  return row.cells[first]!.flags & Flag.summed
    ? t("summary.change.summed", { sentence, year })
    : sentence;
}

function since(panel: Panel, year: number, then: number, now: number): string {
  const currency = panel.unit.startsWith("kr") ? t("summary.currency") : "";
  if (number(then, panel.decimals) === number(now, panel.decimals))
    return t("summary.change.same", { year, currency });
  const n =
    panel.unit === "prosent"
      ? t("summary.points", { n: number(Math.abs(now - then), Math.max(1, panel.decimals)) })
      : then > 0 && now >= 0
        ? t("summary.percent", { n: percent(Math.abs(now / then - 1) * 100) })
        : withUnit(Math.abs(now - then), panel.decimals, panel.unit);
  return now > then
    ? t("summary.change.up", { year, n, currency })
    : t("summary.change.down", { year, n, currency });
}

/** Every break after the year `first`, up to `last`, each kind with its years: "kommunegrensene ble endret i 2020". */
function breaksBetween(panel: Panel, row: Row, first: number, last: number): string[] {
  const years = new Map<BreakKind, number[]>();
  for (let k = first + 1; k <= last; k++)
    for (const kind of new Set(row.breaks[k]!.map((b) => b.kind)))
      years.set(kind, [...(years.get(kind) ?? []), panel.years[k]!]);
  return [...years].map(([kind, at]) =>
    t(`summary.change.${kind}`, { break: list(at.map(String)) }),
  );
}

/** One decimal below ten per cent, none above; a difference never rounds away to nothing. */
export function percent(n: number): string {
  if (n >= 9.95) return number(n, 0);
  return n >= 0.05 ? number(n, 1) : t("summary.tiny");
}
