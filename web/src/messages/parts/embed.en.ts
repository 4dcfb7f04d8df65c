import type { embedNb } from "./embed.nb.ts";

export const embedEn: Record<keyof typeof embedNb, string> = {};
