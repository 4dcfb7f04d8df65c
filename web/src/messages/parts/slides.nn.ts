import type { slidesNb } from "./slides.nb.ts";

export const slidesNn: Record<keyof typeof slidesNb, string> = {};
