import type { slidesNb } from "./slides.nb.ts";

export const slidesEn: Record<keyof typeof slidesNb, string> = {};
