import type { embedNb } from "./embed.nb.ts";

export const embedNn: Record<keyof typeof embedNb, string> = {};
