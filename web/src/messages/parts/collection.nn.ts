import type { collectionNb } from "./collection.nb.ts";

export const collectionNn: Record<keyof typeof collectionNb, string> = {};
