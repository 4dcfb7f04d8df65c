import { alone } from "../data/files.ts";
import type { Host } from "../host.ts";
import { memory } from "../memory.ts";
import { t } from "../messages/index.ts";
import { takingTexts } from "../messages/languages.ts";
import type { Notice } from "../notices.ts";
import { letGo, sweep } from "./let-go.ts";

/** While a new version is being put out, the server has some of both; after this long it is something else. In milliseconds. */
const day = 24 * 60 * 60 * 1000;

/** How often an open page asks for a newer version, in milliseconds; the browser asks when a page is opened. */
const hour = 60 * 60 * 1000;

/** Has the browser keep the page (worker/worker.ts), so that it opens without network, and tells of a new version. */
export async function keep(host: Host): Promise<void> {
  // Not there where the page is served unsafely, and where the reader lets nothing be stored.
  const { serviceWorker } = navigator;
  if (!serviceWorker || alone || savesData()) return;
  if (!serviceWorker.controller && (memory.noRoom || longMixed())) await sweep();
  if (memory.noRoom) return;
  // The first worker takes a page as it is; a later one has another version.
  let taken = serviceWorker.controller !== null;
  let asked = false;
  const tell = async (notice: () => Omit<Notice, "topic">) => {
    try {
      await takingTexts();
    } catch {
      // What is not told now is told when the page is opened the next time.
      return;
    }
    host.notices.show({ topic: "version", ...notice() });
    host.draw();
  };
  serviceWorker.addEventListener("controllerchange", () => {
    if (!taken) taken = true;
    else if (asked || !hasOwn(host)) location.reload();
    else void tell(elsewhere);
  });
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.type === "full") {
      memory.noRoom = true;
      void tell(full);
    } else if (data?.type === "mixed") memory.mixedSince ||= Date.now();
    // Better none that is kept than one that never becomes newer.
    if (memory.noRoom || longMixed()) void letGo();
  });
  const registration = await serviceWorker.register("./sw.js", { updateViaCache: "none" });
  const use = () => {
    asked = true;
    // The browser lets the old worker finish first.
    void tell(taking);
    if (registration.waiting) registration.waiting.postMessage({ type: "use" });
    else location.reload();
  };
  const ready = () => void tell(() => newer(hasOwn(host), use));
  const follow = (worker: ServiceWorker | null) =>
    worker?.addEventListener("statechange", () => {
      if (worker.state !== "installed") return;
      memory.mixedSince = 0;
      if (serviceWorker.controller) ready();
    });
  if (registration.waiting && serviceWorker.controller) ready();
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  askNowAndThen(registration);
}

/** A page can be open for weeks. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Math.abs(Date.now() - last) < hour) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}

function longMixed(): boolean {
  return memory.mixedSince > 0 && Math.abs(Date.now() - memory.mixedSince) > day;
}

/** Files that are gone when the page is loaded anew. */
function hasOwn({ session }: Host): boolean {
  return session.hasOwn || session.ownFiles.length > 0;
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

function newer(own: boolean, act: () => void): Omit<Notice, "topic"> {
  return {
    severity: "info",
    title: t("offline.new"),
    lines: [t("offline.new.help"), ...(own ? [t("offline.new.own")] : [])],
    action: { label: t("offline.new.use"), act },
  };
}

function taking(): Omit<Notice, "topic"> {
  return { severity: "info", title: t("offline.new.taking"), lines: [] };
}

function elsewhere(): Omit<Notice, "topic"> {
  return {
    severity: "info",
    title: t("offline.elsewhere"),
    lines: [t("offline.elsewhere.help"), t("offline.new.own")],
    action: { label: t("offline.elsewhere.reload"), act: () => location.reload() },
  };
}

function full(): Omit<Notice, "topic"> {
  return {
    severity: "info",
    title: t("offline.full"),
    lines: [t("offline.full.help")],
  };
}
