import type { findingsNb } from "./findings.nb.ts";

export const findingsNn: Record<keyof typeof findingsNb, string> = {};
