import assert from "node:assert/strict";
import { test } from "node:test";
import { dataWords } from "../../web/src/data/data-words.ts";
import type { Description } from "../../web/src/engine/types.ts";
import { speak } from "../../web/src/messages/languages.ts";

test("what the data set says of breaks and cells is told in the page's language", async () => {
  const bundle = {
    regions: [{ breaks: [{ year: 2020, text: { nb: "Slått sammen", en: "Merged" } }] }],
    notes: [{ text: { nb: "Feil i grunnlaget", nn: "Feil i grunnlaget, nn" } }],
  } as unknown as Description;
  assert.equal(dataWords("Slått sammen", bundle), "Slått sammen");
  await speak("en");
  assert.equal(dataWords("Slått sammen", bundle), "Merged");
  assert.equal(dataWords("Feil i grunnlaget", bundle), "Feil i grunnlaget");
  assert.equal(dataWords("Noe annet", bundle), "Noe annet");
  await speak("nn");
  assert.equal(dataWords("Feil i grunnlaget", bundle), "Feil i grunnlaget, nn");
});
