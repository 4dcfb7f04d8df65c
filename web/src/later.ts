/** What can wait until the page has shown what was asked for. */
const waiting: (() => void)[] = [];
let quiet = false;

export function later(act: () => void): void {
  if (quiet) act();
  else waiting.push(act);
}

/** It has: what waits begins as soon as the browser has nothing better to do. */
export function shown(): void {
  if (quiet) return;
  quiet = true;
  const begin = () => {
    for (const act of waiting.splice(0)) act();
  };
  // Safari has no idle callback.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(begin, { timeout: 2000 });
  else setTimeout(begin, 200);
}
