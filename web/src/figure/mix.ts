type Rgb = readonly [number, number, number];

/** The colour at `share` of the way. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [rgb(from), rgb(to)];
  const parts = a.map((x, i) => Math.round(x + (b[i]! - x) * share));
  return `#${parts.map((x) => x.toString(16).padStart(2, "0")).join("")}`;
}

function rgb(color: string): Rgb {
  const at = (i: number) => Number.parseInt(color.slice(i, i + 2), 16);
  return [at(1), at(3), at(5)];
}
