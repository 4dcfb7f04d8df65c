import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";

let axe: string | undefined;

/** Runs axe in the page. The debugger's own evaluation is not bound by the page's policy, a script element would be. */
export async function violations(page: Page): Promise<string[]> {
  axe ??= await readFile(
    new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
    "utf8",
  );
  // The search of the choices comes to life a moment after the page.
  await page.waitForFunction(() => {
    const search = document.querySelector("ds-suggestion");
    return !search || !!search.querySelector("del[role=button]");
  });
  // A dialog that is still fading in has other colours than the one people read.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((a) => Number.isFinite(a.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((a) => a.finished));
  });
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations: found } = await axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    });
    return found.flatMap((v) =>
      v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary}`),
    );
  });
}
