export const keyFiguresNb = {
  "keyfigures.title": "Nøkkeltall: {area} {years}",
  "keyfigures.intro":
    "De siste tre årene for hver kommune, og for {year} {baseline} og laveste og høyeste kommune i {span}.",
  "keyfigures.print": "Skriv ut",
  "keyfigures.profile": "Se tjenesteprofilen",
  "keyfigures.link": "Se nøkkeltall for de siste tre årene",
  "keyfigures.up": "opp fra året før",
  "keyfigures.down": "ned fra året før",
  "keyfigures.unchanged": "uendret fra året før",
  "keyfigures.more": "Siden viser de {most} første av {n} valgte kommuner. Ikke med: {left}.",
  "keyfigures.empty": "Velg minst én kommune, så vises nøkkeltallene her.",
} as const;
