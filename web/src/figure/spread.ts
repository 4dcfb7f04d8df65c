/**
 * Moves labels apart so that neighbours keep `gap`, as little as possible and inside [top, bottom].
 * Takes and returns y positions in the same order.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  // Clusters of touching labels, each centred on the mean of its wishes.
  const clusters: { members: number[]; center: number }[] = [];
  for (const { y, i } of order) {
    clusters.push({ members: [i], center: y });
    for (;;) {
      const [a, b] = [clusters.at(-2), clusters.at(-1)!];
      if (!a || b.center - a.center >= (gap * (a.members.length + b.members.length)) / 2) break;
      const n = a.members.length + b.members.length;
      a.center = (a.center * a.members.length + b.center * b.members.length) / n;
      a.members.push(...b.members);
      clusters.pop();
    }
  }
  const out = new Array<number>(wanted.length);
  const sorted = clusters.flatMap(({ members, center }) =>
    members.map((i, k) => ({ i, y: center + (k - (members.length - 1) / 2) * gap })),
  );
  let limit = bottom;
  for (let k = sorted.length - 1; k >= 0; k--) {
    sorted[k]!.y = Math.min(sorted[k]!.y, limit);
    limit = sorted[k]!.y - gap;
  }
  limit = top;
  for (const place of sorted) {
    place.y = Math.max(place.y, limit);
    limit = place.y + gap;
    out[place.i] = place.y;
  }
  return out;
}
