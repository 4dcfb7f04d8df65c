export const takeNb = {
  "take.more": "Flere formater",
  "take.embed": "Bygg inn",
  "take.collect": "Legg i samlingen",
} as const;
