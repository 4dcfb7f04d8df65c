/**
 * Figures of one address begin one after the other: the first fetches what all of them need, and the others find it in the
 * browser's cache. One that does not come holds the others up no longer than this, in milliseconds.
 */
const patience = 8000;

interface Waiting {
  begin(): void;
  /** Whether it goes before those that are not, asked when the next one may begin. */
  urgent(): boolean;
}

/** Whose turn it is stands first. */
const lines = new Map<string, Waiting[]>();

/** Calls `begin` when it is its turn, at once if nobody is before it. Gives what to call when the next may begin. */
export function turn(
  address: string,
  begin: () => void,
  urgent: () => boolean = () => false,
): () => void {
  const line = lines.get(address) ?? [];
  lines.set(address, line);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mine: Waiting = {
    begin: () => {
      timer = setTimeout(done, patience);
      begin();
    },
    urgent,
  };
  const done = () => {
    clearTimeout(timer);
    const place = line.indexOf(mine);
    if (place < 0) return;
    line.splice(place, 1);
    if (place > 0 || line.length === 0) return;
    const next = Math.max(
      0,
      line.findIndex((one) => one.urgent()),
    );
    line.unshift(...line.splice(next, 1));
    line[0]!.begin();
  };
  line.push(mine);
  if (line.length === 1) mine.begin();
  return done;
}
