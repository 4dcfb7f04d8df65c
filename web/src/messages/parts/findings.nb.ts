export const findingsNb = {} as const;
