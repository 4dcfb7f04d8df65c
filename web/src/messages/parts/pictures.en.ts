import type { picturesNb } from "./pictures.nb.ts";

export const picturesEn: Record<keyof typeof picturesNb, string> = {
  "pictures.png": "PNG",
  "pictures.png.help": "A sharp picture, as wide as the figure.",
};
