export const sourcesNb = {} as const;
