export const freshNn = {
  "fresh.done.clock":
    "Klokka på maskina viser {clock}, men SSB oppdaterte tala {date}. Difor står den dagen som hentedato.",
} as const;
