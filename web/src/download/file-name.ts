import type { Finished } from "../finished.ts";
import { years } from "../formats.ts";
import { t } from "../messages/index.ts";
import { ownUsed } from "../source.ts";

/** "figur-barnevern-2015-2024", with the example label where it belongs. */
export function fileName({
  panels,
  bundle,
  state,
}: Pick<Finished, "panels" | "bundle" | "state">): string {
  const [first] = panels;
  const span = first ? years(first.years[0]!, first.years.at(-1)!).replace("–", "-") : "";
  const { fresh } = bundle;
  return [
    t("file.figure"),
    ...(bundle.kind === "example" ? [t("file.example")] : []),
    ...(ownUsed(panels, bundle).length ? [t("file.own")] : []),
    state.area,
    span,
    ...(fresh ? [t("file.fresh"), fresh.retrieved.slice(0, 10)] : []),
  ]
    .filter(Boolean)
    .join("-");
}
