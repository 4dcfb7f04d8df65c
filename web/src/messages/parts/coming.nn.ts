export const comingNn = {
  "coming.heading": "Opnar {name}",
  "coming.fetched": "{n} MB er henta",
  "coming.fetched.of": "{n} av {of} MB er henta",
  "coming.reading": "Les tala …",
} as const;
