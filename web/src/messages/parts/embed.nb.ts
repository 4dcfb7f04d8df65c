export const embedNb = {} as const;
