export const offlineNb = {} as const;
