import type { offlineNb } from "./offline.nb.ts";

export const offlineEn: Record<keyof typeof offlineNb, string> = {
  "offline.file": "One HTML file",
  "offline.file.help":
    "Opens straight from disk, also without a network. The figure and the numbers that are open come along, your own files too.",
  "offline.torn": "The file is not complete. Download it again.",
  "offline.kept":
    "The page is also stored in this browser and can be opened here without a network.",
  "offline.new": "A new version is ready",
  "offline.new.help":
    "It will be used the next time you open Figurverktøyet, or now: the page is then loaded anew, also in other tabs. The figure you are looking at stays.",
  "offline.new.own": "Files you have opened yourself must be opened again afterwards.",
  "offline.new.use": "Use it now",
  "offline.new.taking": "Changing to the new version …",
  "offline.elsewhere": "A new version has been put to use in another tab",
  "offline.elsewhere.help":
    "This tab still shows the old version, because you have opened files of your own here.",
  "offline.elsewhere.reload": "Reload",
  "offline.full": "Figurverktøyet cannot be opened without a network in this browser",
  "offline.full.help":
    "There is no room to store the page. As long as you have a network, everything works as before.",
};
