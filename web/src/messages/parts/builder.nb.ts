export const builderNb = {} as const;
