import { t } from "../../messages/index.ts";
import type { Names } from "./masters.ts";

/** What the places of a presentation are called in the page's language. */
export function names(): Names {
  return {
    title: t("slides.place.title"),
    subtitle: t("slides.place.subtitle"),
    body: t("slides.place.body"),
    number: t("slides.place.number"),
    notes: t("slides.place.notes"),
    picture: t("slides.place.picture"),
    layouts: {
      opening: t("slides.layout.opening"),
      figure: t("slides.layout.figure"),
      contents: t("slides.layout.contents"),
    },
    theme: t("slides.theme"),
  };
}
