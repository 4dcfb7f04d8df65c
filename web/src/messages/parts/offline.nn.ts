import type { offlineNb } from "./offline.nb.ts";

export const offlineNn: Record<keyof typeof offlineNb, string> = {};
