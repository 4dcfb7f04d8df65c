import { t } from "../../messages/index.ts";

/** "Netto driftsutgifter (kroner)"; what has no unit has no brackets. `unit` is in the page's language. */
export function nameAndUnit(name: string, unit: string): string {
  return unit ? t("table.caption", { indicator: name, unit }) : name;
}
