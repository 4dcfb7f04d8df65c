import { openingNb } from "./opening-nb.ts";
import { takingNb } from "./taking-nb.ts";
import { viewsNb } from "./views-nb.ts";

/** Every text in bokmål: the keys that the other languages must have too. */
export const nb = { ...openingNb, ...viewsNb, ...takingNb } as const;
