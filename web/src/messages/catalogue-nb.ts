import { nb as page } from "./nb.ts";
import { findingsNb } from "./parts/findings.nb.ts";
import { indicatorsNb } from "./parts/indicators.nb.ts";
import { sourcesNb } from "./parts/sources.nb.ts";
import { keyFiguresNb } from "./parts/key-figures.nb.ts";
import { kindsNb } from "./parts/kinds.nb.ts";
import { overviewNb } from "./parts/overview.nb.ts";
import { wordsNb } from "./parts/words.nb.ts";
import { builderNb } from "./parts/builder.nb.ts";
import { formulaNb } from "./parts/formula.nb.ts";
import { shellNb } from "./parts/shell.nb.ts";

/** Every text in bokmål: the keys that the other languages must have too. */
export const nb = {
  ...page,
  ...findingsNb,
  ...indicatorsNb,
  ...sourcesNb,
  ...keyFiguresNb,
  ...kindsNb,
  ...overviewNb,
  ...wordsNb,
  ...builderNb,
  ...formulaNb,
  ...shellNb,
} as const;
