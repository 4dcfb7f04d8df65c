import type { indicatorsNb } from "./indicators.nb.ts";

export const indicatorsEn: Record<keyof typeof indicatorsNb, string> = {};
