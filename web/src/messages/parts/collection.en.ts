import type { collectionNb } from "./collection.nb.ts";

export const collectionEn: Record<keyof typeof collectionNb, string> = {};
