import type { wordsNb } from "./words.nb.ts";

export const wordsNn: Record<keyof typeof wordsNb, string> = {};
