import { formatsNb } from "./parts/formats.nb.ts";
import { picturesNb } from "./parts/pictures.nb.ts";
import { slidesNb } from "./parts/slides.nb.ts";
import { numbersNb } from "./parts/numbers.nb.ts";
import { collectionNb } from "./parts/collection.nb.ts";
import { embedNb } from "./parts/embed.nb.ts";
import { offlineNb } from "./parts/offline.nb.ts";

/** The texts of what takes figures along: they come with the first use of it. */
export const takingNb = {
  ...formatsNb,
  ...picturesNb,
  ...slidesNb,
  ...numbersNb,
  ...collectionNb,
  ...embedNb,
  ...offlineNb,
} as const;
