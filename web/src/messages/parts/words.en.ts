import type { wordsNb } from "./words.nb.ts";

export const wordsEn: Record<keyof typeof wordsNb, string> = {};
