export const indicatorsNb = {} as const;
