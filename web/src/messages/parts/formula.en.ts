import type { formulaNb } from "./formula.nb.ts";

export const formulaEn: Record<keyof typeof formulaNb, string> = {};
