import assert from "node:assert/strict";
import { test } from "node:test";
import type { Progress } from "../../web/src/bundle/progress.ts";
import { areaChanges } from "../../web/src/changes/list.ts";
import { answerable, difference, marked } from "../../web/src/changes/marked.ts";
import { freshName, freshOf, isPublished } from "../../web/src/data/name.ts";
import { checkShard, readShards } from "../../web/src/data/shards.ts";
import type { Description, Query, Result } from "../../web/src/engine/types.ts";
import { some } from "../../web/src/formats.ts";
import { share } from "../../web/src/fresh/phase.ts";
import { duration, progressWords, spokenProgress } from "../../web/src/fresh/words.ts";
import { Difference } from "../../web/src/missing.ts";
import type { Panel } from "../../web/src/series.ts";

const space = (text: string) => text.replace(/\u00a0/g, " ");
const progress = (part: Partial<Progress>): Progress => ({
  requests: 4,
  requestsDone: 1,
  cells: 84_000,
  cellsDone: 21_000,
  bytes: 1_234_567,
  remaining: 21,
  waiting: undefined,
  ...part,
});

test("progress is told in words: requests, figures, bytes and the time that remains", () => {
  assert.equal(
    space(progressWords(progress({}))),
    "1 av 4 forespørsler · 21 000 av 84 000 tall · 1,2 MB · om lag 25 sekunder igjen",
  );
  assert.equal(
    space(progressWords(progress({ cells: 0, cellsDone: 0, remaining: undefined, bytes: 0 }))),
    "1 av 4 forespørsler · 0 kB",
  );
  assert.match(
    progressWords(progress({ waiting: { reason: "rate", seconds: 58 } })),
    /venter ett minutt: SSB tar imot/,
  );
  assert.match(
    progressWords(progress({ waiting: { reason: "retry", seconds: 3 } })),
    /prøver igjen om 5 sekunder/,
  );
});

test("time is told no finer than it is known", () => {
  assert.deepEqual([0.2, 5, 5.1, 56, 58, 89, 91, 200].map(duration), [
    "5 sekunder",
    "5 sekunder",
    "10 sekunder",
    "ett minutt",
    "ett minutt",
    "ett minutt",
    "2 minutter",
    "3 minutter",
  ]);
});

test("what is read out changes by quarters, and when something waits long", () => {
  const at = (done: number) =>
    spokenProgress(progress({ requestsDone: done, cellsDone: done * 21_000 }));
  assert.deepEqual([0, 1, 2, 3, 4].map(at), [
    "",
    "25 prosent er hentet.",
    "50 prosent er hentet.",
    "75 prosent er hentet.",
    "",
  ]);
  assert.equal(
    spokenProgress(progress({ waiting: { reason: "rate", seconds: 20 } })),
    "Venter på SSB.",
  );
  assert.equal(share(progress({ requests: 0, requestsDone: 0, cells: 0, cellsDone: 0 })), 0);
  assert.equal(share(progress({ cells: 0, cellsDone: 0 })), 0.25);
});

test("data sets have names that lead back to them, and others are none", () => {
  const name = { base: "ssb-utdrag", area: "barnevern" };
  assert.equal(freshName(name), "fersk~ssb-utdrag~barnevern");
  assert.deepEqual(freshOf("fersk~ssb-utdrag~barnevern"), name);
  for (const other of ["demo", "fersk", "fersk~demo", "fersk~a~b~c", "fersk~../x~b", "fersk~a~"])
    assert.equal(freshOf(other), undefined, other);
  assert.deepEqual(["demo", "landet-2025", "egen", "fersk", "../x", "A", ""].map(isPublished), [
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("an index of shards is told from a bundle, and one that points elsewhere is refused", async () => {
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const shard = { id: "a", name: { nb: "A" }, file: "x-a.json", bytes: 2, sha256: "" };
  const index = {
    format: "figur-shards",
    version: 1,
    id: "x",
    kind: "real",
    label: {},
    areas: [shard],
  };
  assert.equal(readShards(bytes({ format: "figur-bundle", label: "figur-shards" })), undefined);
  assert.deepEqual(readShards(bytes(index))!.areas, [shard]);
  assert.throws(() => readShards(bytes({ ...index, version: 2 })), /version: 2/);
  assert.throws(() => readShards(bytes({ ...index, areas: [] })), /areas/);
  for (const file of ["../x.json", "https://e.no/x.json", "x.json?y", 1])
    assert.throws(() => readShards(bytes({ ...index, areas: [{ ...shard, file }] })), /areas/);
  const sum = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
  await checkShard(new TextEncoder().encode("{}"), { ...shard, sha256: sum });
  await assert.rejects(checkShard(new TextEncoder().encode("[]"), { ...shard, sha256: sum }));
  await assert.rejects(checkShard(new TextEncoder().encode("{"), { ...shard, sha256: sum }));
});

test("a long list is told by its first names", () => {
  assert.equal(some(["a", "b"]), "a og b");
  assert.equal(some(["a", "b", "c", "d", "e", "f", "g"]), "a, b, c, d, e og 2 til");
});

const value = (n: number) => ({ value: n, status: 0 });
const none = { value: NaN, status: 6 };

test("a number is changed when it prints otherwise, and new or gone when one of the two is missing", () => {
  assert.equal(difference(value(1), value(1), 1), undefined);
  assert.equal(difference(value(1.04), value(1), 1), "tiny");
  assert.equal(difference(value(1.06), value(1), 1), "changed");
  assert.equal(difference(value(1), none, 1), "added");
  assert.equal(difference(value(1), undefined, 1), "added");
  assert.equal(difference(none, value(1), 1), "gone");
  assert.equal(difference(none, none, 1), undefined);
});

/** One indicator, one decimal. */
function answer(regions: string[], years: number[], values: (number | null)[]): Result {
  return {
    indicators: ["a.en"],
    places: regions.map((id) => ({ id, kind: "region", name: id })),
    years,
    value: Float64Array.from(values.map((v) => v ?? NaN)),
    status: Uint8Array.from(values.map((v) => (v === null ? 6 : 0))),
  } as unknown as Result;
}

const description = (years: [number, number], regions: string[]): Description =>
  ({
    regions: regions.map((code) => ({ code, name: `By ${code}`, kind: "municipality" })),
    groups: [{ id: "asss", name: {} }],
    indicators: [
      { id: "a.en", area: "a", name: { nb: "En" }, unit: "kr", decimals: 1, versions: [{}] },
    ],
    years,
  }) as unknown as Description;

test("the panels carry what was, where it differs in print", () => {
  const cell = (n: number | null) => ({ value: n ?? NaN, status: n === null ? 6 : 0, flags: 1 });
  const panel = {
    indicator: { id: "a.en" },
    decimals: 1,
    years: [2020, 2021, 2022],
    rows: [{ id: "1", cells: [cell(1), cell(2), cell(null)] }],
  } as unknown as Panel;
  const [made] = marked([panel], answer(["1"], [2020, 2021, 2022], [1, 3, 4]));
  const cells = made!.rows[0]!.cells;
  assert.deepEqual(
    cells.map((c) => c.flags),
    [1, 1 | Difference.changed, 1 | Difference.gone],
  );
  assert.deepEqual(
    cells.map((c) => c.was?.value),
    [undefined, 3, 4],
  );
  assert.deepEqual(marked([panel], undefined), [panel]);
});

test("an area's changes: largest first, new and vanished counted by year, what cannot be seen counted apart", () => {
  const now = answer(["1", "2", "3"], [2020, 2021], [10, 20, 30, 41, null, 5.01]);
  const was = answer(["1", "2", "3"], [2020, 2021], [10, 10, 30, 40, 7, 5]);
  const bundle = description([2020, 2021], ["1", "2", "3"]);
  const changes = areaChanges(
    "a",
    { bundle, evaluate: () => now },
    { bundle, evaluate: () => was },
  );
  assert.deepEqual(
    changes.changed.map(({ place, year, was: old, now: is }) => [place, year, old, is]),
    [
      ["By 1", 2021, 10, 20],
      ["By 2", 2021, 40, 41],
    ],
  );
  assert.equal(changes.tiny, 1);
  assert.deepEqual([...changes.gone], [[2020, 1]]);
  assert.deepEqual([...changes.added], []);
});

test("what the other data set does not know is not asked of it", () => {
  const bundle = description([2020, 2021], ["1"]);
  const query: Query = {
    indicators: ["a.en", "a.to"],
    regions: ["1", "9"],
    groups: ["asss", "asss@9", "asss@1", "ks"],
    years: [2020, 2021],
  };
  assert.deepEqual(answerable(query, bundle), {
    indicators: ["a.en"],
    regions: ["1"],
    groups: ["asss", "asss@1"],
    years: [2020, 2021],
    inputs: false,
  });
  assert.equal(answerable({ ...query, indicators: ["a.to"] }, bundle), undefined);
});
