import { findingsNb } from "./parts/findings.nb.ts";
import { indicatorsNb } from "./parts/indicators.nb.ts";
import { sourcesNb } from "./parts/sources.nb.ts";
import { comingNb } from "./parts/coming.nb.ts";
import { freshNb } from "./parts/fresh.nb.ts";
import { keyFiguresNb } from "./parts/key-figures.nb.ts";

/** The texts of the views beside the figure: they come with the first of them. */
export const viewsNb = {
  ...findingsNb,
  ...indicatorsNb,
  ...sourcesNb,
  ...comingNb,
  ...freshNb,
  ...keyFiguresNb,
} as const;
