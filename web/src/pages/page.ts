import type { TemplateResult } from "lit-html";
import type { OwnFile } from "../data/data-set.ts";
import type { Host } from "../host.ts";
import { takingTexts, viewTexts } from "../messages/languages.ts";
import type { View } from "../state.ts";
import { figurePage } from "./figure-page.ts";

/** What stands beside the choices: one per view. It lives as long as the page's language. */
export interface Page {
  /** Asks the calculator, for the state that the host has now. Throws what the calculator refuses. */
  calculate(): void;
  /** For the window; "" where the choice gives nothing to show. */
  title(): string;
  view(): TemplateResult;
  /** The reader's own files behind what is shown. */
  ownFiles?(): readonly OwnFile[];
  /** It is not shown again. */
  dispose?(): void;
}

/** Each view's code comes when it is first shown; the figure, which opens, at once. */
export const loaders: Record<View, () => Promise<(host: Host) => Page>> = {
  figure: () => Promise.resolve(figurePage),
  profile: async () => (await withTexts(import("./profile-page.ts"))).profilePage,
  keyfigures: async () => (await withTexts(import("./keyfigures-page.ts"))).keyFiguresPage,
  findings: async () => (await withTexts(import("./findings-page.ts"))).findingsPage,
  indicators: async () => (await withTexts(import("./indicators-page.ts"))).indicatorsPage,
  sources: async () => (await withTexts(import("./sources-page.ts"))).sourcesPage,
  collection: async () => {
    const [{ collectionPage }] = await Promise.all([
      withTexts(import("./collection-page.ts")),
      takingTexts(),
    ]);
    return collectionPage;
  },
};

async function withTexts<T>(code: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([code, viewTexts()]);
  return loaded;
}
