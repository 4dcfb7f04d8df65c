/**
 * Figures of one address begin one after the other: the first fetches what all of them need, and the others find it in the
 * browser's cache. One that does not come holds the others up no longer than this, in milliseconds.
 */
const patience = 8000;

const lines = new Map<string, (() => void)[]>();

/** Calls `begin` when it is its turn, at once if nobody is before it. Gives what to call when the next may begin. */
export function turn(address: string, begin: () => void): () => void {
  const line = lines.get(address) ?? [];
  lines.set(address, line);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mine = () => {
    timer = setTimeout(done, patience);
    begin();
  };
  const done = () => {
    clearTimeout(timer);
    const place = line.indexOf(mine);
    if (place < 0) return;
    line.splice(place, 1);
    if (place === 0) line[0]?.();
  };
  line.push(mine);
  if (line.length === 1) mine();
  return done;
}
