export const kindsNb = {} as const;
