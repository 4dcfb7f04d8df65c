/** The part of the index that the strips show, in all rows alike; 100, the baseline, lies in the middle. */
export interface Domain {
  from: number;
  to: number;
}

const reaches = [10, 20, 50, 100] as const;

/** As narrow as the numbers allow, at most 0 to 200: one outlier must not press all others flat. */
export function domain(indices: readonly number[]): Domain {
  const most = Math.max(0, ...indices.map((index) => Math.abs(index - 100)));
  const reach = reaches.find((r) => most <= r) ?? reaches.at(-1)!;
  return { from: 100 - reach, to: 100 + reach };
}

/** A lowest, a highest and the municipality itself, each where it is known. */
export interface Strip {
  from?: number;
  to?: number;
  dot?: number;
}

/** Where an index lies between 0 and 1, and on which side it falls outside. */
export function at(index: number, { from, to }: Domain): { share: number; outside: -1 | 0 | 1 } {
  const share = (index - from) / (to - from);
  return {
    share: Math.min(1, Math.max(0, share)),
    outside: share < 0 ? -1 : share > 1 ? 1 : 0,
  };
}
