import type { overviewNb } from "./overview.nb.ts";

export const overviewNn: Record<keyof typeof overviewNb, string> = {};
