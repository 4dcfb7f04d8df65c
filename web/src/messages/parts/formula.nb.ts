export const formulaNb = {} as const;
