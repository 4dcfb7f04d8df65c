import type { Catalogue } from "./index.ts";
import { en as page } from "./en.ts";
import { findingsEn } from "./parts/findings.en.ts";
import { indicatorsEn } from "./parts/indicators.en.ts";
import { sourcesEn } from "./parts/sources.en.ts";
import { comingEn } from "./parts/coming.en.ts";
import { freshEn } from "./parts/fresh.en.ts";
import { keyFiguresEn } from "./parts/key-figures.en.ts";
import { kindsEn } from "./parts/kinds.en.ts";
import { overviewEn } from "./parts/overview.en.ts";
import { wordsEn } from "./parts/words.en.ts";
import { builderEn } from "./parts/builder.en.ts";
import { formulaEn } from "./parts/formula.en.ts";
import { shellEn } from "./parts/shell.en.ts";
import { faultsEn } from "./parts/faults.en.ts";
import { takeEn } from "./parts/take.en.ts";
import { formatsEn } from "./parts/formats.en.ts";
import { picturesEn } from "./parts/pictures.en.ts";
import { slidesEn } from "./parts/slides.en.ts";
import { numbersEn } from "./parts/numbers.en.ts";
import { collectionEn } from "./parts/collection.en.ts";
import { embedEn } from "./parts/embed.en.ts";
import { offlineEn } from "./parts/offline.en.ts";

export const en: Catalogue = {
  ...page,
  ...findingsEn,
  ...indicatorsEn,
  ...sourcesEn,
  ...comingEn,
  ...freshEn,
  ...keyFiguresEn,
  ...kindsEn,
  ...overviewEn,
  ...wordsEn,
  ...builderEn,
  ...formulaEn,
  ...shellEn,
  ...faultsEn,
  ...takeEn,
  ...formatsEn,
  ...picturesEn,
  ...slidesEn,
  ...numbersEn,
  ...collectionEn,
  ...embedEn,
  ...offlineEn,
};
