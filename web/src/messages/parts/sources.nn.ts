import type { sourcesNb } from "./sources.nb.ts";

export const sourcesNn: Record<keyof typeof sourcesNb, string> = {};
