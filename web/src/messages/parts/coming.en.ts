export const comingEn = {
  "coming.heading": "Opening {name}",
  "coming.fetched": "{n} MB fetched",
  "coming.fetched.of": "{n} of {of} MB fetched",
  "coming.reading": "Reading the numbers …",
} as const;
