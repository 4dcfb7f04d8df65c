import type { builderNb } from "./builder.nb.ts";

export const builderEn: Record<keyof typeof builderNb, string> = {};
