/** The collection: its items, their order, what is stored and what a link carries. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { encode, parse, resolve } from "../../web/src/address.ts";
import { addressOf } from "../../web/src/collection/address-of.ts";
import { empty, most, read, write, type Collection } from "../../web/src/collection/item.ts";
import { changed, moved, putBack, withMore, without } from "../../web/src/collection/order.ts";
import { pack, unpack } from "../../web/src/collection/pack.ts";
import { placed } from "../../web/src/collection/sections.ts";
import type { Shown } from "../../web/src/collection/shown.ts";
import { keep, kept } from "../../web/src/collection/store.ts";
import { memory } from "../../web/src/memory.ts";
import { bokmal } from "../../web/src/messages/index.ts";
import { takingNb } from "../../web/src/messages/taking-nb.ts";
import { state } from "./state-sample.ts";
import { published } from "./words-sample.ts";

Object.assign(bokmal, takingNb);

const item = (n: number, inArea = false) => ({
  id: String(n),
  address: `#v=1&data=demo&ind=x.${n}`,
  heading: n === 2 ? "Egen overskrift" : "",
  comment: n === 3 ? "Første linje\nAndre linje" : "",
  inArea,
});
const collection = (...ns: number[]): Collection => ({
  title: "Årsrapport «Å»",
  items: ns.map((n) => item(n)),
});
const ids = ({ items }: Collection) => items.map(({ id }) => id).join("");

test("a link gives back the collection that it was made of, in order, with headings and comments", async () => {
  const made = { ...collection(1, 2, 3), items: [item(1, true), item(2), item(3)] };
  const packed = await pack(made);
  assert.match(packed, /^1d[\w-]+$/);
  assert.deepEqual(await unpack(packed), made);
});

test("thirty figures make a link that programs still take", async () => {
  const many = Array.from({ length: 30 }, (_, i) => ({
    ...item(i),
    address: addressOf(state({ indicators: [`barnevern.nr-${i}`], regions: ["5001", "4601"] })),
  }));
  const packed = await pack({ title: "", items: many });
  assert.ok(packed.length < 1500, String(packed.length));
});

test("where the browser cannot compress, the link is plain and can be read all the same", async () => {
  const { CompressionStream: kept } = globalThis;
  // @ts-expect-error: as in a browser without it
  delete globalThis.CompressionStream;
  try {
    const packed = await pack(collection(1, 2));
    assert.match(packed, /^1p/);
    assert.deepEqual(await unpack(packed), collection(1, 2));
  } finally {
    globalThis.CompressionStream = kept;
  }
});

const plain = (value: unknown) => `1p${Buffer.from(JSON.stringify(value)).toString("base64url")}`;

test("a link that is cut, of another version, hostile or endless holds no collection", async () => {
  const whole = await pack(collection(1, 2, 3));
  // As well-formed as any, but for its fifty million spaces.
  const endless = new Blob(['["",[]', " ".repeat(50_000_000), "]"])
    .stream()
    .pipeThrough(new CompressionStream("deflate-raw"));
  const packedBomb = Buffer.from(await new Response(endless).arrayBuffer()).toString("base64url");
  for (const bad of [
    "",
    "1",
    "1d",
    "1p",
    whole.slice(0, -9),
    whole.slice(0, 12),
    `2${whole.slice(1)}`,
    `1x${whole.slice(2)}`,
    `1d${packedBomb}`,
    `1p${"A".repeat(300_000)}`,
    "1d<script>alert(1)</script>",
    "1p%00",
    `1p${Buffer.from('["\xff",[]]', "latin1").toString("base64url")}`,
    plain(null),
    plain({}),
    plain("tekst"),
    plain(["tittel"]),
    plain([1, []]),
    plain(["", [["https://example.org/"]]]),
    plain(["", [["javascript:alert(1)"]]]),
    plain(["", [[`#v=1&${"x".repeat(most.address)}`]]]),
    plain(["", [[1]]]),
    plain(["", ["#v=1"]]),
    plain(["", [["#v=1", 3]]]),
    plain(["", [["#v=1", "", {}]]]),
  ])
    assert.equal(await unpack(bad), undefined, bad.slice(0, 60));
});

test("what a link says is cleaned: no control or direction characters, not endless, not too many", async () => {
  const found = await unpack(
    plain([
      "Titt\u202eel\u0007",
      Array.from({ length: 150 }, () => ["#v=1", "a\nb".repeat(90), "x\u0000y\n\n\nz"]),
    ]),
  );
  assert.equal(found!.title, "Titt el");
  assert.equal(found!.items.length, most.items);
  assert.ok(found!.items[0]!.heading.length <= most.heading);
  assert.ok(!found!.items[0]!.heading.includes("\n"));
  assert.equal(found!.items[0]!.comment, "x y\nz");
});

test("one is moved up and down, and the ends stay where they are", () => {
  const three = collection(1, 2, 3);
  assert.equal(ids(moved(three, "3", -1)), "132");
  assert.equal(ids(moved(three, "1", 1)), "213");
  assert.equal(moved(three, "1", -1), three);
  assert.equal(moved(three, "3", 1), three);
  assert.equal(moved(three, "7", 1), three);
});

test("one is taken out and put back where it was", () => {
  const three = collection(1, 2, 3);
  const left = without(three, "2");
  assert.equal(ids(left), "13");
  assert.deepEqual(putBack(left, item(2), 1), three);
  assert.equal(changed(three, "1", { comment: "ny" }).items[0]!.comment, "ny");
});

test("new ones come last with ids of their own, as many as there is room for", () => {
  const { collection: more } = withMore(collection(1, 4), [item(1), item(4)]);
  assert.equal(ids(more), "1456");
  const full = withMore(
    empty,
    Array.from({ length: most.items + 5 }, () => item(1)),
  );
  assert.equal(full.collection.items.length, most.items);
  assert.equal(full.left, 5);
});

test("sections follow the order: items of one service area in a row share its heading, what is gone has no number", () => {
  const shown = (area: string) => ({ part: {}, area }) as unknown as Shown;
  const areas: Record<string, Shown | undefined> = {
    1: shown("Barnevern"),
    2: { why: ["borte"] },
    3: shown("Barnevern"),
    4: shown("Sosiale"),
    5: shown("Barnevern"),
  };
  const items = [1, 2, 3, 4].map((n) => item(n, true));
  const found = placed({ title: "", items: [...items, item(5)] }, ({ id }) => areas[id]);
  assert.deepEqual(
    found.map(({ n, section }) => [n, section]),
    [
      [1, "Barnevern"],
      [0, ""],
      [2, ""],
      [3, "Sosiale"],
      // Put there by the reader: no part of the section before it.
      [4, "Andre figurer"],
    ],
  );
});

/** A store of so many characters, as a browser has it. */
function storage(room: number, denied = false) {
  const all = new Map<string, string>();
  const ask = () => {
    if (denied) throw new DOMException("denied", "SecurityError");
  };
  return {
    all,
    getItem(key: string) {
      ask();
      return all.get(key) ?? null;
    },
    setItem(key: string, value: string) {
      ask();
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      all.set(key, value);
    },
  };
}
const put = (store: object | undefined) =>
  Object.defineProperty(globalThis, "localStorage", { value: store, configurable: true });
afterEach(() => {
  put(storage(1e6));
  keep(empty);
  put(undefined);
});

test("the collection is there on the next visit, and its number is known without reading it", () => {
  const store = storage(1e6);
  put(store);
  assert.deepEqual(kept(), empty);
  assert.equal(keep(collection(1, 2, 3)), true);
  assert.deepEqual(kept(), collection(1, 2, 3));
  assert.equal(memory.collected, 3);
  assert.match(store.all.get("figurverktoyet.samling")!, /^3 /);
});

for (const [name, store] of [
  ["full", storage(100)],
  ["denied", storage(0, true)],
] as const)
  test(`where storage is ${name}, the collection says so and lasts for the visit`, () => {
    put(store);
    assert.equal(keep(collection(1, 2, 3)), false);
    assert.deepEqual(kept(), collection(1, 2, 3));
    assert.equal(memory.collected, 3);
    assert.equal(store.all.size, 0);
  });

test("what is stored may be broken: then the collection is empty", () => {
  const store = storage(1e6);
  put(store);
  for (const bad of ["", "tull", "3 {", "3 [1,2]", "2 null"]) {
    store.all.set("figurverktoyet.samling", bad);
    assert.deepEqual(kept(), empty, bad);
  }
});

test("whoever is moved is still the same after the browser has stored it; twice the same id is none", () => {
  put(storage(1e6));
  const turned = moved(moved(collection(1, 2, 3), "1", 1), "3", -1);
  keep(turned);
  assert.deepEqual(kept(), turned);
  const twice = read(["", [["#v=1"], ["#v=1", "", "", 0, 1], ["#v=1", "", "", 0, 2]]]);
  assert.equal(new Set(twice!.items.map(({ id }) => id)).size, 3);
});

test("reading back what is written changes nothing", () => {
  const made = collection(1, 2, 3);
  assert.deepEqual(read(JSON.parse(JSON.stringify(write(made)))), made);
});

test("an address says every choice, so that it is the same when a data set opens with something else", () => {
  const chosen = state({
    area: "barnevern",
    indicators: ["barnevern.andel-tiltak"],
    regions: ["5001"],
    groups: ["asss"],
    from: 2020,
    to: 2024,
    year: 2024,
  });
  const address = addressOf({ ...chosen, language: "en", changes: true, shared: "x" });
  const { result: wanted, problems } = parse(address);
  assert.deepEqual(problems, []);
  assert.equal(wanted.spr, undefined);
  const elsewhere = { ...chosen, indicators: [], regions: ["0301"], groups: [], from: 2015 };
  const opened = resolve(wanted, "demo", published, () => ({
    ...elsewhere,
    figure: "rows",
    year: 2019,
    baseline: "asss-10",
  }));
  assert.deepEqual(opened.problems, []);
  assert.deepEqual(opened.result, chosen);
});

test("a collection from a link stands in the address of its own page only", () => {
  const defaults = state({ language: "nb" });
  const shared = { ...defaults, data: "ssb-utdrag", shared: "1dabc" };
  assert.equal(
    encode({ ...shared, view: "collection" }, defaults, "x"),
    "#v=1&vis=samling&saml=1dabc",
  );
  assert.equal(encode(shared, defaults, "x"), "");
  assert.equal(parse("#v=1&vis=samling&saml=1dabc").result.saml, "1dabc");
});
