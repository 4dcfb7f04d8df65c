import type { Format } from "../format.ts";

export const slides: readonly Format[] = [];
