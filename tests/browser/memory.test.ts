import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { dist, Site, tableTexts } from "./page.ts";

let site: Site;
before(async () => {
  site = await Site.start();
});
after(() => site.stop());

/** A data set with so many blanks after it that no instance has room for it without more memory. */
const buffer = Buffer.concat([
  readFileSync(join(dist, "data/ssb-utdrag.json")),
  Buffer.alloc(8 * 1024 * 1024, " "),
]);

test("a data set that the browser has no memory for is refused in words, and the page goes on with the one before", () =>
  site.visit(
    "#v=1&data=demo&kom=5001",
    async (page) => {
      const before = await tableTexts(page);
      const give = async (scarce: boolean) => {
        await page.evaluate((is) => Object.assign(window, { scarce: is }), scarce);
        await page.setInputFiles("#pick-file", {
          name: "stor.json",
          mimeType: "application/json",
          buffer,
        });
        const notice = page.locator('.notice[data-topic="file"]', { hasText: "stor.json" });
        await notice.filter({ hasText: scarce ? "minne" : "åpnet" }).waitFor();
        return notice.innerText();
      };
      const told = await give(true);
      assert.match(told, /det er ikke nok minne: .*Lukk andre faner/);
      assert.doesNotMatch(told, /Aborted|ikke en datasamling/);
      assert.deepEqual(await tableTexts(page), before);
      await page.selectOption("#pick-area", "sosiale");
      await page.waitForFunction(() => location.hash.includes("omr=sosiale"));
      assert.notDeepEqual(await tableTexts(page), before, "the calculator answers");
      assert.match(await give(false), /stor\.json/, "with memory enough it opens");
      await page.waitForFunction(() => location.hash.includes("data=egen"));
    },
    {
      prepare: async (context) => {
        await context.addInitScript(() => {
          const { grow } = WebAssembly.Memory.prototype;
          WebAssembly.Memory.prototype.grow = function (pages) {
            if ("scarce" in window && window.scarce) throw new RangeError("no more");
            return grow.call(this, pages);
          };
        });
      },
    },
  ));
