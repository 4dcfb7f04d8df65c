import type { sourcesNb } from "./sources.nb.ts";

export const sourcesEn: Record<keyof typeof sourcesNb, string> = {};
