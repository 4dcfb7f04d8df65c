import type { picturesNb } from "./pictures.nb.ts";

export const picturesNn: Record<keyof typeof picturesNb, string> = {
  "pictures.png": "PNG",
  "pictures.png.help": "Eit skarpt bilete, så breitt som figuren.",
};
