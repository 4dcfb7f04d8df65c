export const comingNb = {
  "coming.heading": "Åpner {name}",
  "coming.fetched": "{n} MB er hentet",
  "coming.fetched.of": "{n} av {of} MB er hentet",
  "coming.reading": "Leser tallene …",
} as const;
