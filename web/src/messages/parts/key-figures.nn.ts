import type { keyFiguresNb } from "./key-figures.nb.ts";

export const keyFiguresNn: Record<keyof typeof keyFiguresNb, string> = {
  "keyfigures.title": "Nøkkeltal: {area} {years}",
  "keyfigures.intro":
    "Dei siste tre åra for kvar kommune, og for {year} {baseline} og lågaste og høgaste kommune i {span}.",
  "keyfigures.print": "Skriv ut",
  "keyfigures.profile": "Sjå tenesteprofilen",
  "keyfigures.link": "Sjå nøkkeltal for dei siste tre åra",
  "keyfigures.up": "opp frå året før",
  "keyfigures.down": "ned frå året før",
  "keyfigures.unchanged": "uendra frå året før",
  "keyfigures.more": "Sida viser dei {most} første av {n} valde kommunar. Ikkje med: {left}.",
  "keyfigures.empty": "Vel minst éin kommune, så kjem nøkkeltala fram her.",
};
