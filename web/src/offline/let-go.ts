import { Names } from "./worker/names.ts";

/** The page is kept no more: from the next time it comes from the server. Those that are open have theirs until they are closed. */
export async function letGo(): Promise<void> {
  await (await navigator.serviceWorker.getRegistration())?.unregister();
}

/** Deletes what is left of what was kept, when no worker uses it. */
export async function sweep(): Promise<void> {
  if (await navigator.serviceWorker.getRegistration()) return;
  const names = new Names(new URL("./", location.href).href);
  for (const name of await caches.keys()) if (names.isOurs(name)) await caches.delete(name);
}
