import type { shellNb } from "./shell.nb.ts";

export const shellNn: Record<keyof typeof shellNb, string> = {
  "view.keyfigures": "Nøkkeltal",
  "view.findings": "Funn",
  "view.indicators": "Indikatorar",
  "view.sources": "Datagrunnlag",
  "language.label": "Språk",
  "language.nb": "Bokmål",
  "language.nn": "Nynorsk",
  "language.en": "English",
  "language.failed": "Språket kunne ikkje hentast. Sida er som ho var.",
  "page.loading": "Hentar visninga …",
  "page.failed": "Visninga kunne ikkje hentast",
  "page.failed.help": "Kontroller sambandet og prøv igjen.",
  "page.retry": "Prøv igjen",
  "figure.drawing": "Figuren blir teikna …",
  "notice.link.last": "«{value}» er ikkje eit tal på år.",
  "notice.link.list": "Det som står bak «{key}» i lenkja, kan ikkje lesast.",
  "notice.link.most": "Lenkja har fleire enn {most} i «{key}»; berre dei første er med.",
  "own.group.unusable":
    "Den eigne gruppa «{name}» i lenkja kan ikkje brukast: ho manglar kommunar som finst i datasettet.",
  "own.group.strangers": "Nokre av kommunane i den eigne gruppa «{name}» finst ikkje i datasettet.",
  "own.indicator.unusable":
    "Den eigne indikatoren «{name}» i lenkja kan ikkje brukast: han byggjer på tal som ikkje finst i datasettet.",
  "filters.figure.rows": "Liggjande søyler",
  "filters.figure.slope": "To år",
  "filters.figure.dots": "Spreiing",
  "filters.figure.scatter": "Punkt",
  "filters.figure.heat": "Varmetabell",
  "filters.figure.profile": "Profil",
  "filters.figure.table": "Tabell",
  "filters.figure.rank": "Rangering",
};
