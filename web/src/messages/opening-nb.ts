import { nb as page } from "./nb.ts";
import { kindsNb } from "./parts/kinds.nb.ts";
import { overviewNb } from "./parts/overview.nb.ts";
import { wordsNb } from "./parts/words.nb.ts";
import { builderNb } from "./parts/builder.nb.ts";
import { formulaNb } from "./parts/formula.nb.ts";
import { shellNb } from "./parts/shell.nb.ts";
import { faultsNb } from "./parts/faults.nb.ts";
import { takeNb } from "./parts/take.nb.ts";

/** The texts that come with the page. */
export const openingNb = {
  ...page,
  ...kindsNb,
  ...overviewNb,
  ...wordsNb,
  ...builderNb,
  ...formulaNb,
  ...shellNb,
  ...faultsNb,
  ...takeNb,
} as const;
