/** The collection: its items, their order, what is stored and what a link carries. */
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { encode, parse, resolve } from "../../web/src/address.ts";
import { addressOf } from "../../web/src/collection/address-of.ts";
import { empty, most, read, write, type Collection } from "../../web/src/collection/item.ts";
import {
  changed,
  moved,
  notIn,
  putBack,
  undone,
  withMore,
  without,
} from "../../web/src/collection/order.ts";
import { yearsOf } from "../../web/src/collection/municipal.ts";
import { pack, unpack } from "../../web/src/collection/pack.ts";
import { labels, reportName } from "../../web/src/collection/report.ts";
import { placed } from "../../web/src/collection/sections.ts";
import type { Shown, There } from "../../web/src/collection/shown.ts";
import { addAll } from "../../web/src/collection/add.ts";
import { keep, kept } from "../../web/src/collection/store.ts";
import { memory } from "../../web/src/memory.ts";
import { bokmal } from "../../web/src/messages/index.ts";
import { takingNb } from "../../web/src/messages/taking-nb.ts";
import type { Host } from "../../web/src/host.ts";
import type { Notice } from "../../web/src/notices.ts";
import type { OwnIndicator } from "../../web/src/own/indicators.ts";
import type { Session } from "../../web/src/session.ts";
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
  assert.equal(found!.title, "Tittel");
  assert.equal(found!.items.length, most.items);
  assert.ok(
    found!.items[0]!.heading.length <= most.heading,
    `${found!.items[0]!.heading.length}, ${most.heading}`,
  );
  assert.ok(!found!.items[0]!.heading.includes("\n"), `${found!.items[0]!.heading}`);
  assert.equal(found!.items[0]!.comment, "xy\nz");
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

test("what cannot be read is left out alone, and how much is known", async () => {
  const bad = [["https://example.org/"], [`#v=1&${"x".repeat(most.address)}`], [1], 7];
  const found = read(["T", [["#v=1&a", "H"], ...bad, ["#v=1&b", "", "K"]]]);
  assert.deepEqual(
    found!.items.map(({ address, heading, comment }) => [address, heading, comment]),
    [
      ["#v=1&a", "H", ""],
      ["#v=1&b", "", "K"],
    ],
  );
  assert.equal(found!.left, bad.length);
  assert.equal(read(["", [["#v=1"]]])!.left, undefined);
  const many = Array.from({ length: most.items + 5 }, () => ["#v=1"]);
  assert.equal((await unpack(plain(["", many])))!.left, 5);
});

const indicator = (n: number, formula = "a / b"): OwnIndicator => ({
  id: `egne-indikatorer.nr-${n}`,
  name: `Nr. ${n}`,
  unit: "kroner",
  decimals: 1,
  formula,
  inputs: { a: { indicator: "barnevern.andel-tiltak", input: "tiltak" } },
});
/** What `addAll` asks of the page. */
function page() {
  const told: Notice[] = [];
  const host = { notices: { show: (one: Notice) => told.push(one) }, draw: () => {} };
  return { host: host as unknown as Host, told };
}
// No button is there to say it beside, and no notice to bring into view.
Object.assign(globalThis, {
  document: { getElementById: () => null, querySelector: () => null },
});

test("an address brings of the reader's own indicators only those that it shows", () => {
  const ownIndicators = [1, 2, 3].map((n) => indicator(n));
  const used = addressOf(state({ indicators: ["egne-indikatorer.nr-2"], ownIndicators }));
  const { egi } = parse(used).result;
  assert.deepEqual(
    (JSON.parse(egi!) as { id: string }[]).map(({ id }) => id),
    ["egne-indikatorer.nr-2"],
  );
  assert.doesNotMatch(addressOf(state({ indicators: ["x.a"], ownIndicators })), /egi/);
});

test("a figure of fourteen own indicators is there after a reload, and so are those before it", () => {
  put(storage(5e6));
  keep(collection(1, 2));
  const ownIndicators = Array.from({ length: 14 }, (_, n) =>
    indicator(n, "a / b + ".repeat(20) + "a"),
  );
  const indicators = ownIndicators.map(({ id }) => id);
  const { host, told } = page();
  addAll(host, [state({ indicators, ownIndicators })]);
  assert.equal(told[0]!.title, "Lagt i samlingen (3)");
  assert.ok(kept().items[2]!.address.length > 6000, "a long one");
  assert.equal(kept().items.length, 3);
});

test("a figure that is too long is refused with words, and what was there stays", () => {
  put(storage(5e6));
  keep(collection(1, 2));
  const ownIndicators = Array.from({ length: 20 }, (_, n) => indicator(n, "a/b".repeat(300)));
  const indicators = ownIndicators.map(({ id }) => id);
  const { host, told } = page();
  addAll(host, [state({ indicators, ownIndicators })]);
  assert.equal(told[0]!.title, "Ingenting ble lagt i samlingen");
  assert.equal(told[0]!.severity, "warning");
  assert.match(told[0]!.lines.join(), /egne indikatorer får ikke plass/);
  assert.deepEqual(kept(), collection(1, 2));
});

test("added to another collection, what says the same is not put there twice", () => {
  const mine = collection(1, 2, 3);
  const other = [item(3), { ...item(1), id: "9", comment: "Noe annet" }, item(4)];
  assert.deepEqual(
    notIn(mine, other).map(({ address, comment }) => [address.at(-1), comment]),
    [
      ["1", "Noe annet"],
      ["4", ""],
    ],
  );
});

test("undoing keeps what another window has added since, also where it took an id that had been another's", () => {
  const before = collection(1, 2, 3);
  const report = collection(7, 8);
  const since = withMore(report, [item(9)]).collection;
  const back = undone(before, report, since).collection;
  assert.equal(back.title, before.title);
  assert.deepEqual(
    back.items.map(({ address }) => address.at(-1)),
    ["1", "2", "3", "9"],
  );
  assert.equal(new Set(ids(back)).size, 4);
  // Emptied, and begun anew by another window.
  const anew = withMore(empty, [item(5)]).collection;
  assert.equal(undone(before, empty, anew).collection.items.length, 4);
  assert.deepEqual(undone(before, report, report).collection, before);

  const taken = { ...before, items: [item(1), item(2), { ...item(5), id: "3" }] };
  const both = putBack(taken, item(3), 2);
  assert.deepEqual(
    both.items.map(({ address }) => address.at(-1)),
    ["1", "2", "3", "5"],
  );
  assert.equal(new Set(ids(both)).size, 4);
});

test("the whole is called example data, or own, only where all of it is; the file's name says so for any of it", () => {
  const of = (kind: "real" | "example") =>
    ({ part: {}, bundle: { kind }, own: false, area: "" }) as unknown as There;
  assert.deepEqual(labels([of("example"), of("example")]), ["Eksempeldata – ikke ekte tall"]);
  const mixed = [of("real"), of("example")];
  assert.deepEqual(labels(mixed), ["Noen av figurene er eksempeldata – ikke ekte tall"]);
  assert.deepEqual(labels([of("real")]), []);
  const own = { ...of("real"), own: true };
  assert.deepEqual(labels([of("real"), own]), [
    "Noen av figurene bygger på egne tall, ikke bare tall fra SSB eller KS",
  ]);
  assert.deepEqual(labels([own]), [bokmal["own.banner"]]);
  assert.match(reportName({ title: "A", items: [] }, mixed), /-eksempeldata$/);
});

test("the years of a report are those of every area of the file but the reader's own", () => {
  const years: Record<string, number[]> = { a: [2019, 2020], b: [2020, 2021], "egne-tall": [2030] };
  const areas = Object.keys(years);
  const session = {
    bundle: {
      serviceAreas: areas.map((id) => ({ id, name: {} })),
      indicators: areas.map((area) => ({ id: `${area}.x`, area, versions: [{}] })),
    },
    coverage: (area: string) => ({ regions: () => new Map([["5001", years[area]]]) }),
  } as unknown as Session;
  assert.deepEqual(yearsOf("5001", session), [2021, 2020, 2019]);
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
