/** A short run of what scripts/fuzz does for long. */
import { test } from "node:test";
import { compareFormulas } from "./formula-differences.ts";

test("twelve hundred formulas made up by chance give what the plain reference gives", async (t) => {
  const { formulas, cells } = await compareFormulas({ seed: 1, formulas: 1200 });
  t.diagnostic(`${formulas} formulas, ${cells} cells`);
});
