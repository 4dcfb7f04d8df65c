export const overviewNb = {} as const;
