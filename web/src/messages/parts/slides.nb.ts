export const slidesNb = {} as const;
