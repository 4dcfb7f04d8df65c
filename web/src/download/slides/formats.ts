import { t } from "../../messages/index.ts";
import type { Format } from "../format.ts";

export const slides: readonly Format[] = [
  {
    id: "pptx",
    group: "slides",
    ending: "pptx",
    label: () => t("slides.pptx"),
    help: () => t("slides.pptx.help"),
    async make(figure) {
      const { deck } = await import("./deck.ts");
      const parts = [{ kind: "figure", figure } as const];
      return deck({ title: "", subtitle: "", link: figure.link, parts });
    },
  },
];
