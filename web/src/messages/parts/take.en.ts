import type { takeNb } from "./take.nb.ts";

export const takeEn: Record<keyof typeof takeNb, string> = {
  "view.collection": "Collection",
  "take.more": "More formats",
  "take.embed": "Embed",
  "take.collect": "Add to collection",
};
