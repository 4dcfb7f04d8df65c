/** Milliseconds. */
export interface Blocked {
  /** Until the bundle was open. */
  total: number;
  /** The longest that nothing else had a turn on this thread. */
  longest: number;
}

/** Messages to itself are sent all the while: the longest wait between two is what a reader's click may have to wait. */
export async function blocked(open: () => void | Promise<void>): Promise<Blocked> {
  const { port1, port2 } = new MessageChannel();
  let longest = 0;
  let last = performance.now();
  const turn = () =>
    new Promise<void>((resolve) => {
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  let opening = true;
  const turns = (async () => {
    while (opening) {
      await turn();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
  })();
  const start = performance.now();
  await open();
  const total = performance.now() - start;
  opening = false;
  await turns;
  port1.close();
  return { total, longest };
}
