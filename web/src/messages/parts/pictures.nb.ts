export const picturesNb = {
  "pictures.png": "PNG",
  "pictures.png.help": "Et skarpt bilde, så bredt som figuren.",
} as const;
