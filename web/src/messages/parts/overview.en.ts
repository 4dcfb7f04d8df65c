import type { overviewNb } from "./overview.nb.ts";

export const overviewEn: Record<keyof typeof overviewNb, string> = {};
