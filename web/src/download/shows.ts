import type { Finished } from "../finished.ts";
import { t } from "../messages/index.ts";
import { madeTitle } from "../title.ts";

/** What a figure shows, where the reader's own words stand over it; else nothing. */
export function shows({ panels, state, bundle }: Finished): string[] {
  if (!state.subtitle) return [];
  const { title, subtitle } = madeTitle(panels, { ...state, title: "", subtitle: "" }, bundle);
  return [t("pictures.shows", { what: [title, subtitle].filter(Boolean).join(", ") })];
}
