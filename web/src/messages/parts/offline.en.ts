import type { offlineNb } from "./offline.nb.ts";

export const offlineEn: Record<keyof typeof offlineNb, string> = {};
