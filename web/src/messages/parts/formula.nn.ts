import type { formulaNb } from "./formula.nb.ts";

export const formulaNn: Record<keyof typeof formulaNb, string> = {};
