export const takeNb = {
  "view.collection": "Samling",
  "take.more": "Flere formater",
  "take.embed": "Bygg inn",
  "take.collect": "Legg i samlingen",
} as const;
