export const freshEn = {
  "fresh.done.clock":
    "The clock of this machine shows {clock}, but Statistics Norway updated the numbers on {date}. That day therefore stands as the date of retrieval.",
} as const;
