import type { kindsNb } from "./kinds.nb.ts";

export const kindsNn: Record<keyof typeof kindsNb, string> = {};
