import type { Description, Text } from "../engine/types.ts";
import { text } from "../messages/index.ts";

const known = new WeakMap<Description, ReadonlyMap<string, Text>>();

/**
 * What the data set says of a break or a cell, in the page's language. The calculator gives the words in bokmål;
 * the data set has them in all languages.
 */
export function dataWords(bokmal: string, bundle: Description): string {
  let texts = known.get(bundle);
  if (!texts) known.set(bundle, (texts = textsOf(bundle)));
  const found = texts.get(bokmal);
  return found ? text(found) : bokmal;
}

function textsOf({ regions, notes }: Description): Map<string, Text> {
  const all = [...regions.flatMap((r) => r.breaks ?? []), ...notes].flatMap(
    ({ text: said }) => said ?? [],
  );
  return new Map(all.flatMap((said) => (said.nb ? [[said.nb, said] as const] : [])));
}
