import type { picturesNb } from "./pictures.nb.ts";

export const picturesNn: Record<keyof typeof picturesNb, string> = {
  "pictures.png": "PNG",
  "pictures.png.help": "Skarpt bilete, 1920 pikslar breitt og så høgt som figuren treng.",
  "pictures.slide": "PNG for lysbilete",
  "pictures.slide.help":
    "Fyller eit breitt lysbilete (16:9), 1920 × 1080 pikslar. Skrifta er minst 9 punkt.",
  "pictures.slide.suffix": "-lysbilete",
  "pictures.square": "PNG, kvadratisk",
  "pictures.square.help": "1440 × 1440 pikslar, for nettsider og sosiale medium.",
  "pictures.square.suffix": "-kvadrat",
  "pictures.a4": "PNG for A4-side",
  "pictures.a4.help": "170 mm breitt, like breitt som teksten på ei A4-side, 300 punkt per tomme.",
  "pictures.svg": "SVG",
  "pictures.svg.help":
    "Vektorbilete som kan forstørrast og redigerast, for Office, Inkscape og trykk.",
  "pictures.svg.slide": "SVG for lysbilete",
  "pictures.svg.slide.help": "Det same i formatet til eit breitt lysbilete (16:9).",
  "pictures.copy": "Kopier biletet",
  "pictures.copy.help": "Legg PNG-biletet på utklippstavla, klart til å lime inn.",
  "pictures.copied": "Biletet er kopiert",
  "pictures.copy.failed": "Biletet kunne ikkje kopierast",
  "pictures.copy.otherwise":
    "Nettlesaren slepp ikkje til utklippstavla her. Last ned PNG i staden, og set inn fila.",
  "pictures.unfit.slide":
    "Figuren har meir innhald enn det er plass til på eit lysbilete. Vel PNG eller SVG, som blir så høge som figuren treng, eller vis færre indikatorar eller kommunar.",
  "pictures.unfit.square":
    "Figuren har meir innhald enn det er plass til i eit kvadrat. Vel PNG eller SVG, som blir så høge som figuren treng, eller vis færre indikatorar eller kommunar.",
  "pictures.unfit.a4":
    "Figuren er for lang for éi A4-side. Vel PNG eller SVG, som blir så høge som figuren treng, eller vis færre indikatorar eller kommunar.",
  "pictures.instead": "Last ned PNG, så høg som figuren treng",
  "pictures.shows": "Figuren viser: {what}.",
  "pictures.made": "Laga {date}.",
  "pictures.made.link": "Laga {date}: {link}",
  "pictures.made.address":
    "Laga {date}: {address} (heile lenka til figuren ligg i metadataa til fila som vart lasta ned)",
};
