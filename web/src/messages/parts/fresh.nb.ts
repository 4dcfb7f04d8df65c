export const freshNb = {
  "fresh.done.clock":
    "Klokken på maskinen viser {clock}, men SSB oppdaterte tallene {date}. Derfor står den dagen som hentedato.",
} as const;
