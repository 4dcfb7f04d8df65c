export const wordsNb = {} as const;
