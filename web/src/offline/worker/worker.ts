/**
 * The service worker: keeps the page whole, one version at a time, so that it opens without network. A new version is
 * fetched beside the one in use, checked file by file, and taken into use when no page has the old one open or the
 * reader says so. The build puts `kept` before this code.
 */
import { Answers } from "./answer.ts";
import { install, Mixture } from "./install.ts";
import { Names } from "./names.ts";
import { Pages } from "./pages.ts";
import { placeOf } from "./place.ts";
import type { Scope } from "./scope.ts";
import { tidy } from "./tidy.ts";

const worker = globalThis as unknown as Scope;
const { kept } = worker;
const folder = worker.registration.scope;
const names = new Names(folder);
const pages = new Pages(names.pages);
const answers = new Answers(kept.version, folder, names, pages);

worker.addEventListener("install", (event) => {
  event.waitUntil(
    install(kept, folder, names).catch(async (error: unknown) => {
      const type = whyNot(error);
      if (type)
        for (const client of await worker.clients.matchAll({ includeUncontrolled: true }))
          client.postMessage({ type });
      throw error;
    }),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const versions = (await caches.keys()).filter((name) => names.versionOf(name));
      // The first time there is no older page that could be mixed with this version.
      if (versions.length === 1) await worker.clients.claim();
      await tidy(worker, names, pages);
    })(),
  );
});

worker.addEventListener("message", ({ data }) => {
  if ((data as { type?: unknown } | null)?.type === "use") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const place = placeOf(event.request, folder, kept);
  if (!place) return;
  event.respondWith(answers.to(event, place));
  if (place.kind === "page") event.waitUntil(tidy(worker, names, pages).catch(() => {}));
});

/** What the pages must know of a version that could not be kept; that there was no network is nothing new to them. */
function whyNot(error: unknown): "full" | "mixed" | undefined {
  if (error instanceof Mixture) return "mixed";
  return (error as Error).name === "QuotaExceededError" ? "full" : undefined;
}
