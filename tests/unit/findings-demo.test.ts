import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { Engine } from "../../web/src/engine/engine.ts";
import type { Description, Findings } from "../../web/src/engine/types.ts";
import { article, type Behind } from "../../web/src/findings/article.ts";
import { isEmpty, nearest } from "../../web/src/findings/nearest.ts";
import { behindQuery, memberQueries, toFindingsQuery } from "../../web/src/findings/query.ts";
import { speak } from "../../web/src/messages/languages.ts";
import type { State } from "../../web/src/state.ts";
import { viewTexts } from "../../web/src/messages/languages.ts";
import { state } from "./state-sample.ts";

await viewTexts();

const file = (path: string) => readFile(new URL(`../../${path}`, import.meta.url));
const engine = await Engine.create(await file("build/wasm/figur.wasm"));

/** What stands out in every area and year, seen from a municipality and each group. */
function* everything(bundle: Description, regions: string[]) {
  for (const { id: area } of bundle.serviceAreas)
    for (let year = bundle.years[0]; year <= bundle.years[1]; year++)
      for (const { id: baseline } of bundle.groups)
        for (const code of regions) {
          const chosen = state({ area, year, baseline, regions: code ? [code] : [] });
          const query = toFindingsQuery(chosen, bundle);
          if (!query) continue;
          const found = engine.findings(query);
          yield { chosen, found, behind: behindOf(found, chosen, bundle) };
        }
}

function behindOf(found: Findings, chosen: State, bundle: Description): Behind {
  const members = new Map(
    memberQueries(found, chosen).map((q) => [q.indicators[0]!, engine.members(q).in]),
  );
  const everybody = [...new Set([...members.values()].flat())];
  const query = behindQuery(found, everybody, chosen, bundle);
  return { result: query && engine.evaluate(query), members };
}

for (const [name, regions] of [
  ["demo", ["5001", ""]],
  ["ssb-utdrag", ["3301"]],
] as const)
  test(`${name}: every finding is a whole sentence with a figure, in every language`, async () => {
    const bundle = engine.loadBundle(await file(`build/data/${name}.json`));
    let told = 0;
    const all = [...everything(bundle, [...regions])];
    for (const language of ["nb", "nn", "en"] as const) {
      await speak(language);
      for (const { chosen, found, behind } of all) {
        const made = article(found, behind, bundle, chosen);
        const words = [
          made.lead,
          made.leftOut,
          ...made.omitted.flatMap((o) => [
            o.reason,
            ...o.parts.flatMap((p) => [p.what, ...p.names]),
          ]),
          ...made.sections.flatMap((s) => [
            s.heading,
            s.none,
            ...s.told.flatMap((t) => [t.name, t.sentence, ...t.notes]),
          ]),
        ].join("\n");
        assert.doesNotMatch(words, /\{\w+\}|undefined|NaN|Infinity| ,|\.\.|\( /);
        for (const one of made.sections.flatMap((s) => s.told)) {
          assert.match(one.sentence, /\.$/);
          const drawn = JSON.stringify(one.sketch);
          assert.doesNotMatch(drawn, /NaN|null|Infinity/, `${one.indicator} ${chosen.year}`);
          told++;
        }
      }
    }
    await speak("nb");
    assert.ok(told > 200, `only ${told} findings`);
  });

test("provisional years are empty, and lead to the year before", async () => {
  const bundle = engine.loadBundle(await file("build/data/demo.json"));
  const query = toFindingsQuery(state({ area: "sosiale", year: 2024, regions: ["5001"] }), bundle)!;
  assert.ok(isEmpty(engine.findings(query)));
  const near = nearest(query, ["barnevern"], bundle.years, (one) => engine.findings(one));
  assert.deepEqual(near, { area: "sosiale", year: 2023 });
});
