import type { picturesNb } from "./pictures.nb.ts";

export const picturesEn: Record<keyof typeof picturesNb, string> = {
  "pictures.png": "PNG",
  "pictures.png.help": "A sharp picture, 1920 pixels wide and as high as the figure needs.",
  "pictures.slide": "PNG for a slide",
  "pictures.slide.help":
    "Fills a wide slide (16:9), 1920 × 1080 pixels. The letters are at least 9 points.",
  "pictures.slide.suffix": "-slide",
  "pictures.square": "PNG, square",
  "pictures.square.help": "1440 × 1440 pixels, for web pages and social media.",
  "pictures.square.suffix": "-square",
  "pictures.a4": "PNG for an A4 page",
  "pictures.a4.help": "170 mm wide, as the text of an A4 page is, at 300 dots per inch.",
  "pictures.svg": "SVG",
  "pictures.svg.help":
    "A vector picture that can be enlarged and edited, for Office, Inkscape and print.",
  "pictures.svg.slide": "SVG for a slide",
  "pictures.svg.slide.help": "The same in the shape of a wide slide (16:9).",
  "pictures.copy": "Copy the picture",
  "pictures.copy.help": "Puts the PNG picture on the clipboard, ready to paste.",
  "pictures.copied": "The picture is copied",
  "pictures.copy.failed": "The picture could not be copied",
  "pictures.copy.otherwise":
    "The browser does not give access to the clipboard here. Download the PNG instead, and insert the file.",
  "pictures.unfit.slide":
    "The figure holds more than a slide has room for. Choose PNG or SVG, which are as high as the figure needs, or show fewer indicators or municipalities.",
  "pictures.unfit.square":
    "The figure holds more than a square has room for. Choose PNG or SVG, which are as high as the figure needs, or show fewer indicators or municipalities.",
  "pictures.unfit.a4":
    "The figure is too long for one A4 page. Choose PNG or SVG, which are as high as the figure needs, or show fewer indicators or municipalities.",
  "pictures.instead": "Download a PNG as high as the figure needs",
  "pictures.shows": "The figure shows: {what}.",
  "pictures.made": "Made {date}.",
  "pictures.made.link": "Made {date}: {link}",
  "pictures.made.address":
    "Made {date}: {address} (the whole link to the figure is in the metadata of the downloaded file)",
};
