/** What the embedded figure itself says; the page brings it with the rest of what takes figures along. */
export const embedViewNb = {
  "embed.open": "Åpne i Figurverktøyet",
  "embed.help": "Piltastene flytter mellom år og kommuner, Page Up og Page Down mellom figurene.",
  "embed.place": "Framhev kommune",
  "embed.from": "Fra år",
  "embed.to": "Til år",
  "embed.table": "Vis tallene i en tabell",
  "embed.failed": "Figuren kan ikke vises her.",
  "embed.local": "Figuren bygger på tall som bare finnes på maskinen den ble laget på.",
  "embed.hide.unknown": "«{value}» er ikke noe som kan skjules.",
  "embed.frozen.other":
    "Datasettet er et annet enn da figuren ble laget; tallene kan være endret. Det som er skrevet om figuren, kan gjelde de gamle.",
  "embed.frozen.unreadable":
    "Hvilken utgave av tallene figuren ble laget på, kan ikke leses i lenken.",
  "embed.frozen.unknown":
    "Figuren er låst til en bestemt utgave av tallene. Om det er den du ser, kan ikke kontrolleres, for siden er ikke åpnet med https.",
} as const;
