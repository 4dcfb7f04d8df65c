export const collectionNb = {} as const;
