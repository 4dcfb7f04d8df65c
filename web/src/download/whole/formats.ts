import { t } from "../../messages/index.ts";
import type { Format } from "../format.ts";

export const whole: readonly Format[] = [
  {
    id: "one-file",
    group: "whole",
    ending: "html",
    label: () => t("offline.file"),
    help: () => `${t("offline.file.help")} ${kept()}`,
    make: async (_figure, host) => (await import("./save-page.ts")).savedPage(host),
  },
];

/** Whether the page itself opens without network, where the reader asks how to take it along. */
function kept(): string {
  return globalThis.navigator?.serviceWorker?.controller ? t("offline.kept") : "";
}
