import type { embedNb } from "./embed.nb.ts";

export const embedNn: Record<keyof typeof embedNb, string> = {
  "embed.open": "Opne i Figurverktøyet",
  "embed.help": "Piltastane flyttar mellom år og kommunar, Page Up og Page Down mellom figurane.",
  "embed.place": "Framhev kommune",
  "embed.from": "Frå år",
  "embed.to": "Til år",
  "embed.table": "Vis tala i ein tabell",
  "embed.failed": "Figuren kan ikkje visast her.",
  "embed.local": "Figuren byggjer på tal som berre finst på maskina han vart laga på.",
  "embed.hide.unknown": "«{value}» er ikkje noko som kan skjulast.",
  "embed.frozen.other":
    "Datasettet er eit anna enn då figuren vart laga; tala kan vere endra. Det som er skrive om figuren, kan gjelde dei gamle.",
  "embed.frozen.unreadable":
    "Kva for utgåve av tala figuren vart laga på, kan ikkje lesast i lenka.",
  "embed.frozen.unknown":
    "Figuren er låst til ei bestemt utgåve av tala. Om det er den du ser, kan ikkje kontrollerast, for sida er ikkje opna med https.",
  "embed.frozen.notice": "Lenka er låst til ei bestemt utgåve av tala",
  "embed.frozen.again":
    "Skal figuren vise tala slik dei er no, lagar du lenka eller innbygginga på nytt.",
  "embed.title": "Bygg figuren inn i ei nettside",
  "embed.refused.files":
    "Figuren viser tal frå {files}, som berre finst på maskina di. Han kan difor ikkje byggjast inn. Last han ned som bilete i staden.",
  "embed.refused.own":
    "Datasettet {file} finst berre på maskina di. Figuren kan difor ikkje byggjast inn. Last han ned som bilete i staden.",
  "embed.refused.fresh":
    "Du har sjølv henta desse tala frå SSB, og dei finst berre i nettlesaren din. Gå til dei publiserte tala for å byggje figuren inn.",
  "embed.refused.disk":
    "Denne utgåva av Figurverktøyet er opna frå ei fil. Berre figurar på ein nettenar kan byggjast inn.",
  "embed.data": "Når tala blir endra",
  "embed.live": "Levande",
  "embed.live.help": "Figuren viser alltid dei nyaste tala, og nye år kjem med.",
  "embed.live.fixed":
    "Figuren viser alltid dei nyaste tala for {years}. Skal nye år kome med, vel du det under «År» før du byggjer inn.",
  "embed.frozen": "Frosen",
  "embed.frozen.help":
    "Åra ligg fast, og figuren seier frå viss datasettet er eit anna enn i dag. Dei gamle tala blir ikkje lagra.",
  "embed.frozen.http": "Kan berre veljast når Figurverktøyet er opna med https.",
  "embed.show": "Vis saman med figuren",
  "embed.show.filters": "Val av kommune og år",
  "embed.show.words": "Samandrag i ord",
  "embed.show.table": "Tabell som kan opnast",
  "embed.show.note": "Merknaden din",
  "embed.show.help":
    "Kjelda blir alltid vist, og det blir lenka til Figurverktøyet òg. Samandraget blir lese opp for dei som bruker skjermlesar, sjølv om det ikkje er synleg.",
  "embed.height": "Høgd i pikslar",
  "embed.height.help":
    "Målt i førehandsvisinga. Gjeld til figuren er henta, og alltid for iframe. Frå {least} til {most}.",
  "embed.preview": "Slik blir det",
  "embed.width": "Breidd",
  "embed.width.narrow": "Mobil",
  "embed.width.middle": "Artikkel",
  "embed.width.wide": "Full breidd",
  "embed.code.element": "Kode med rett høgd",
  "embed.code.element.help":
    "Eit lite skript gir figuren den høgda han treng. Skriptet trengst éin gong på sida.",
  "embed.code.frame": "Kode utan skript",
  "embed.code.frame.help": "For publiseringsløysingar som ikkje tillèt skript. Høgda ligg fast.",
  "embed.copy": "Kopier koden",
  "embed.copied": "Koden er kopiert.",
  "embed.copy.byHand":
    "Nettlesaren tillèt ikkje kopiering herifrå. Koden er markert, så du kan kopiere han sjølv.",
};
