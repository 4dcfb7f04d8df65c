import type { Catalogue } from "./index.ts";
import { nn as page } from "./nn.ts";
import { findingsNn } from "./parts/findings.nn.ts";
import { indicatorsNn } from "./parts/indicators.nn.ts";
import { sourcesNn } from "./parts/sources.nn.ts";
import { comingNn } from "./parts/coming.nn.ts";
import { freshNn } from "./parts/fresh.nn.ts";
import { keyFiguresNn } from "./parts/key-figures.nn.ts";
import { kindsNn } from "./parts/kinds.nn.ts";
import { overviewNn } from "./parts/overview.nn.ts";
import { wordsNn } from "./parts/words.nn.ts";
import { builderNn } from "./parts/builder.nn.ts";
import { formulaNn } from "./parts/formula.nn.ts";
import { shellNn } from "./parts/shell.nn.ts";
import { faultsNn } from "./parts/faults.nn.ts";
import { takeNn } from "./parts/take.nn.ts";
import { formatsNn } from "./parts/formats.nn.ts";
import { picturesNn } from "./parts/pictures.nn.ts";
import { slidesNn } from "./parts/slides.nn.ts";
import { numbersNn } from "./parts/numbers.nn.ts";
import { collectionNn } from "./parts/collection.nn.ts";
import { embedNn } from "./parts/embed.nn.ts";
import { offlineNn } from "./parts/offline.nn.ts";

export const nn: Catalogue = {
  ...page,
  ...findingsNn,
  ...indicatorsNn,
  ...sourcesNn,
  ...comingNn,
  ...freshNn,
  ...keyFiguresNn,
  ...kindsNn,
  ...overviewNn,
  ...wordsNn,
  ...builderNn,
  ...formulaNn,
  ...shellNn,
  ...faultsNn,
  ...takeNn,
  ...formatsNn,
  ...picturesNn,
  ...slidesNn,
  ...numbersNn,
  ...collectionNn,
  ...embedNn,
  ...offlineNn,
};
