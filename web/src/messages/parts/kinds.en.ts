import type { kindsNb } from "./kinds.nb.ts";

export const kindsEn: Record<keyof typeof kindsNb, string> = {};
