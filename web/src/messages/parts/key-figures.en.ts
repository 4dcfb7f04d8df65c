import type { keyFiguresNb } from "./key-figures.nb.ts";

export const keyFiguresEn: Record<keyof typeof keyFiguresNb, string> = {};
