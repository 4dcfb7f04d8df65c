import type { indicatorsNb } from "./indicators.nb.ts";

export const indicatorsNn: Record<keyof typeof indicatorsNb, string> = {};
