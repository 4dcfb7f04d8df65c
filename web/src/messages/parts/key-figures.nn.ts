import type { keyFiguresNb } from "./key-figures.nb.ts";

export const keyFiguresNn: Record<keyof typeof keyFiguresNb, string> = {};
