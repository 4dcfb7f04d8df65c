import { embedViewNb } from "./embed-view.nb.ts";

export const embedNb = {
  ...embedViewNb,
  "embed.frozen.notice": "Lenken er låst til en bestemt utgave av tallene",
  "embed.frozen.again":
    "Skal figuren vise tallene som de er nå, lager du lenken eller innbyggingen på nytt.",
  "embed.title": "Bygg figuren inn i en nettside",
  "embed.refused.files":
    "Figuren viser tall fra {files}, som bare finnes på maskinen din. Den kan derfor ikke bygges inn. Last den ned som bilde i stedet.",
  "embed.refused.own":
    "Datasettet {file} finnes bare på maskinen din. Figuren kan derfor ikke bygges inn. Last den ned som bilde i stedet.",
  "embed.refused.fresh":
    "Du har selv hentet disse tallene fra SSB, og de finnes bare i nettleseren din. Gå til de publiserte tallene for å bygge figuren inn.",
  "embed.refused.disk":
    "Denne utgaven av Figurverktøyet er åpnet fra en fil. Bare figurer på en nettserver kan bygges inn.",
  "embed.data": "Når tallene endres",
  "embed.live": "Levende",
  "embed.live.help": "Figuren viser alltid de nyeste tallene, og nye år kommer med.",
  "embed.live.fixed":
    "Figuren viser alltid de nyeste tallene for {years}. Skal nye år komme med, velger du det under «År» før du bygger inn.",
  "embed.frozen": "Fryst",
  "embed.frozen.help":
    "Årene ligger fast, og figuren sier fra hvis datasettet er et annet enn i dag. De gamle tallene blir ikke lagret.",
  "embed.frozen.http": "Kan bare velges når Figurverktøyet er åpnet med https.",
  "embed.show": "Vis sammen med figuren",
  "embed.show.filters": "Valg av kommune og år",
  "embed.show.words": "Sammendrag i ord",
  "embed.show.table": "Tabell som kan åpnes",
  "embed.show.note": "Merknaden din",
  "embed.show.help":
    "Kilden vises alltid, og det gjør lenken til Figurverktøyet også. Sammendraget leses opp for dem som bruker skjermleser, selv om det ikke vises.",
  "embed.height": "Høyde i piksler",
  "embed.height.help":
    "Målt i forhåndsvisningen. Gjelder til figuren er hentet, og alltid for iframe. Fra {least} til {most}.",
  "embed.preview": "Slik blir det",
  "embed.width": "Bredde",
  "embed.width.narrow": "Mobil",
  "embed.width.middle": "Artikkel",
  "embed.width.wide": "Full bredde",
  "embed.code.element": "Kode med riktig høyde",
  "embed.code.element.help":
    "Et lite skript gir figuren den høyden den trenger. Skriptet trengs én gang på siden.",
  "embed.code.frame": "Kode uten skript",
  "embed.code.frame.help":
    "For publiseringsløsninger som ikke tillater skript. Høyden ligger fast.",
  "embed.copy": "Kopier koden",
  "embed.copied": "Koden er kopiert.",
  "embed.copy.byHand":
    "Nettleseren tillater ikke kopiering herfra. Koden er markert, så du kan kopiere den selv.",
} as const;
