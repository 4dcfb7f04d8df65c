import type { findingsNb } from "./findings.nb.ts";

export const findingsEn: Record<keyof typeof findingsNb, string> = {};
