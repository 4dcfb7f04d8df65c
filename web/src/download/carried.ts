import { own } from "../data/name.ts";
import type { Finished } from "../finished.ts";
import { ownUsed, tablesUsed, type Used } from "../source.ts";

type Taken = Pick<Finished, "bundle"> & { panels: readonly Used[] };

/** An address for those who get the file. */
export interface Carried {
  href: string;
  /** It opens the figure; else the page only, since the figure has numbers that no link brings along. */
  whole: boolean;
}

/** What every kind of file gives as its link; undefined where the page is at no address on the web. */
export function carriedLink({
  panels,
  bundle,
  state,
  link,
}: Taken & Pick<Finished, "state" | "link">): Carried | undefined {
  if (!/^https?:/.test(link)) return undefined;
  const whole = state.data !== own && !bundle.fresh && ownUsed(panels, bundle).length === 0;
  return { href: whole ? link : link.replace(/#.*/s, ""), whole };
}

/** Whether any number is the data set's: then its licence, name and dates are the file's too. */
export function fromDataSet({ panels, bundle }: Taken): boolean {
  const files = ownUsed(panels, bundle);
  return files.length === 0 || tablesUsed(panels, bundle).length > files.length;
}
