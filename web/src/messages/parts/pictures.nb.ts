export const picturesNb = {
  "pictures.png": "PNG",
  "pictures.png.help": "Skarpt bilde, 1920 piksler bredt og så høyt som figuren trenger.",
  "pictures.slide": "PNG for lysbilde",
  "pictures.slide.help":
    "Fyller et bredt lysbilde (16:9), 1920 × 1080 piksler. Skriften er minst 9 punkt.",
  "pictures.slide.suffix": "-lysbilde",
  "pictures.square": "PNG, kvadratisk",
  "pictures.square.help": "1440 × 1440 piksler, for nettsider og sosiale medier.",
  "pictures.square.suffix": "-kvadrat",
  "pictures.a4": "PNG for A4-side",
  "pictures.a4.help": "170 mm bredt, like bredt som teksten på en A4-side, 300 punkter per tomme.",
  "pictures.svg": "SVG",
  "pictures.svg.help":
    "Vektorbilde som kan forstørres og redigeres, for Office, Inkscape og trykk.",
  "pictures.svg.slide": "SVG for lysbilde",
  "pictures.svg.slide.help": "Det samme i formatet til et bredt lysbilde (16:9).",
  "pictures.copy": "Kopier bildet",
  "pictures.copy.help": "Legger PNG-bildet på utklippstavlen, klart til å lime inn.",
  "pictures.copied": "Bildet er kopiert",
  "pictures.copy.failed": "Bildet kunne ikke kopieres",
  "pictures.copy.otherwise":
    "Nettleseren slipper ikke til utklippstavlen her. Last ned PNG i stedet, og sett inn filen.",
  "pictures.unfit.slide":
    "Figuren har mer innhold enn det er plass til på et lysbilde. Velg PNG eller SVG, som blir så høye som figuren trenger, eller vis færre indikatorer eller kommuner.",
  "pictures.unfit.square":
    "Figuren har mer innhold enn det er plass til i et kvadrat. Velg PNG eller SVG, som blir så høye som figuren trenger, eller vis færre indikatorer eller kommuner.",
  "pictures.unfit.a4":
    "Figuren er for lang for én A4-side. Velg PNG eller SVG, som blir så høye som figuren trenger, eller vis færre indikatorer eller kommuner.",
  "pictures.instead": "Last ned PNG, så høy som figuren trenger",
  "pictures.shows": "Figuren viser: {what}.",
  "pictures.made": "Laget {date}.",
  "pictures.made.link": "Laget {date}: {link}",
  "pictures.made.address":
    "Laget {date}: {address} (hele lenken til figuren ligger i metadataene til filen som ble lastet ned)",
} as const;
