import type { takeNb } from "./take.nb.ts";

export const takeNn: Record<keyof typeof takeNb, string> = {
  "view.collection": "Samling",
  "take.more": "Fleire format",
  "take.embed": "Bygg inn",
  "take.collect": "Legg i samlinga",
};
