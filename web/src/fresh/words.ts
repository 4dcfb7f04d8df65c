import type { Progress } from "../bundle/progress.ts";
import { number } from "../formats.ts";
import { count, t } from "../messages/index.ts";
import { share } from "./phase.ts";

/** "4 av 11 forespørsler · 23 000 av 84 000 tall · 1,2 MB · om lag 20 sekunder igjen" */
export function progressWords(progress: Progress): string {
  const { requests, requestsDone, cells, cellsDone, bytes, remaining, waiting } = progress;
  return [
    t("fresh.progress.requests", { done: requestsDone, n: requests }),
    ...(cells > 0
      ? [t("fresh.progress.cells", { done: number(cellsDone, 0), n: number(cells, 0) })]
      : []),
    bytes < 1e6
      ? t("fresh.progress.kilobytes", { n: number(bytes / 1e3, 0) })
      : t("fresh.progress.bytes", { n: number(bytes / 1e6, 1) }),
    ...(waiting
      ? [t(`fresh.waiting.${waiting.reason}`, { time: duration(waiting.seconds) })]
      : remaining !== undefined && remaining > 0
        ? [t("fresh.progress.remaining", { time: duration(remaining) })]
        : []),
  ].join(" · ");
}

/** What is read out: by quarters, and when something waits; the same words until then. */
export function spokenProgress(progress: Progress): string {
  if (progress.waiting && progress.waiting.seconds > 5)
    return t(`fresh.waiting.spoken.${progress.waiting.reason}`);
  const quarters = Math.floor(share(progress) * 4);
  return quarters > 0 && quarters < 4 ? t("fresh.spoken", { n: quarters * 25 }) : "";
}

/** To the next five seconds under a minute, then whole minutes. */
export function duration(seconds: number): string {
  if (seconds <= 55) return count("fresh.seconds", Math.max(5, Math.ceil(seconds / 5) * 5));
  return count("fresh.minutes", Math.round(seconds / 60));
}
