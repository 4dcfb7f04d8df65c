import type { builderNb } from "./builder.nb.ts";

export const builderNn: Record<keyof typeof builderNb, string> = {};
