export const keyFiguresNb = {} as const;
