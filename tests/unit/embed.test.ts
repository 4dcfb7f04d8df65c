import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve as absolute } from "node:path";
import { beforeEach, mock, test } from "node:test";
import { parse, resolve } from "../../web/src/address.ts";
import type { Description } from "../../web/src/engine/types.ts";
import { turn } from "../../web/src/element/turn.ts";
import { linkOf } from "../../web/src/embed/link.ts";
import { parts, readHidden, writeHidden, type Part } from "../../web/src/embed/parts.ts";
import { fromFigure, fromPage, least, longest, most } from "../../web/src/embed/protocol.ts";
import { elementCode, frameCode } from "../../web/src/embed/snippet.ts";
import { openingNb } from "../../web/src/messages/opening-nb.ts";
import { embedViewNb } from "../../web/src/messages/parts/embed-view.nb.ts";
import type { Session } from "../../web/src/session.ts";
import { state } from "./state-sample.ts";

const web = absolute(import.meta.dirname, "../../web");

test("a message counts when its version, type and values are right", () => {
  const cases: [unknown, unknown][] = [
    [
      { figur: 1, type: "height", height: 400 },
      { type: "height", height: 400 },
    ],
    [
      { figur: 1, type: "height", height: least, more: 1 },
      { type: "height", height: least },
    ],
    [
      { figur: 1, type: "ready", state: "#v=1" },
      { type: "ready", state: "#v=1" },
    ],
    [
      { figur: 1, type: "state", state: "" },
      { type: "state", state: "" },
    ],
    [{ figur: 2, type: "height", height: 400 }, undefined],
    [{ figur: "1", type: "height", height: 400 }, undefined],
    [{ figur: 1, type: "height", height: least - 1 }, undefined],
    [{ figur: 1, type: "height", height: most + 1 }, undefined],
    [{ figur: 1, type: "height", height: NaN }, undefined],
    [{ figur: 1, type: "height", height: "400" }, undefined],
    [{ figur: 1, type: "state", state: 4 }, undefined],
    [{ figur: 1, type: "state", state: "x".repeat(longest + 1) }, undefined],
    [{ figur: 1, type: "setState", state: "#v=1" }, undefined],
    [null, undefined],
    ["ready", undefined],
    [undefined, undefined],
  ];
  for (const [data, said] of cases) assert.deepEqual(fromFigure(data), said, JSON.stringify(data));
  assert.deepEqual(fromPage({ figur: 1, type: "hello", state: 1 }), { type: "hello" });
  assert.deepEqual(fromPage({ figur: 1, type: "setState", state: "#v=1" }), {
    type: "setState",
    state: "#v=1",
  });
  assert.equal(fromPage({ figur: 1, type: "state", state: "#v=1" }), undefined);
  assert.equal(
    fromPage({ figur: 1, type: "setState", state: { toString: () => "#v=1" } }),
    undefined,
  );
});

test("what is hidden is written as it is read; the source is nothing that can be hidden", () => {
  const { hidden, unknown } = readHidden("tabell~filter~kilde~~tabell");
  assert.deepEqual([...hidden], ["filters", "table"]);
  assert.deepEqual(unknown, ["kilde"]);
  assert.equal(writeHidden(hidden), "filter~tabell");
  assert.deepEqual(readHidden(), { hidden: new Set(), unknown: [] });
  const all = new Set(Object.keys(parts) as Part[]);
  assert.deepEqual(readHidden(writeHidden(all)).hidden, all);
});

const bundle: Description = {
  id: "t",
  kind: "real",
  label: { nb: "T" },
  serviceAreas: [{ id: "barnevern", name: { nb: "Barnevern" } }],
  regions: ["0301", "3201", "4601"].map((code) => ({ code, name: code, kind: "municipality" })),
  groups: [{ id: "asss", name: { nb: "ASSS" }, members: [] }],
  tables: [],
  indicators: ["b.en", "b.to"].map((id) => ({
    id,
    area: "barnevern",
    name: { nb: id },
    unit: "kroner",
    decimals: 0,
    versions: [{ formula: "A", average: "mean" as const, inputs: {} }],
  })),
  notes: [],
  years: [2015, 2025],
  indicatorYears: {},
};
const opens = state({
  data: "ssb-utdrag",
  area: "barnevern",
  indicators: ["b.en"],
  regions: ["0301", "3201"],
  groups: ["asss"],
  from: 2015,
  to: 2024,
});
const session = { defaults: () => opens } as unknown as Session;

test("a link says everything that is chosen, and is read as it was written when the data open with something else", () => {
  const hash = linkOf(opens, session, { hidden: new Set(["table"]), frozen: "0123456789abcdef" });
  assert.equal(
    hash,
    "#v=1&omr=barnevern&ind=b.en&kom=0301~3201&grp=asss&fig=line&mot=asss&skjul=tabell&fryst=0123456789abcdef",
  );
  const { result: wanted, problems } = parse(hash);
  assert.deepEqual(problems, []);
  const others = {
    ...opens,
    indicators: ["b.to"],
    regions: ["4601"],
    groups: [],
    figure: "rows" as const,
    to: 2025,
  };
  const { result: read } = resolve(wanted, "ssb-utdrag", bundle, () => others);
  assert.deepEqual(
    { ...read, to: 2024 },
    { ...opens, to: 2024 },
    "all but the last year, which has rolled on",
  );
  assert.equal(read.to, 2025);
});

test("a choice of nothing stays a choice of nothing, and fixed years stay", () => {
  const none = { ...opens, groups: [], span: "fixed" as const };
  const hash = linkOf(none, session, { hidden: new Set() });
  assert.match(hash, /&grp=&fra=2015&til=2024&/);
  const { result: read } = resolve(parse(hash).result, "ssb-utdrag", bundle, () => ({
    ...opens,
    to: 2025,
  }));
  assert.deepEqual(read.groups, []);
  assert.equal(read.to, 2024);
});

test("the code that is pasted holds whatever stands in a title", () => {
  const pasted = {
    address: "https://ks.example/figur/embed.html#v=1&tit=%3Cb%3E",
    page: "https://ks.example/figur/#v=1&tit=%3Cb%3E",
    title: `"Fare" <script>alert('x')</script> & 'mer'`,
    height: 512,
  };
  const element = elementCode(pasted);
  assert.match(
    element,
    /^<script src="https:\/\/ks\.example\/figur\/ks-figur\.js" async><\/script>\n/,
  );
  assert.match(element, / hoyde="512">/);
  for (const code of [element, frameCode(pasted)]) {
    assert.doesNotMatch(code, /<script>|alert\('x'\)<\/|&tit=/);
    assert.ok(code.includes("embed.html#v=1&amp;tit=%3Cb%3E"));
    assert.ok(code.includes('title="&quot;Fare&quot; &lt;script&gt;'));
  }
  assert.match(frameCode(pasted), / height="512" .*sandbox="allow-scripts allow-same-origin/);
});

beforeEach(() => mock.timers.reset());

test("figures of one address begin one after the other, those of another beside them", () => {
  const begun: string[] = [];
  const [a, b] = ["a", "b"].map((name) => turn("one", () => begun.push(name)));
  const c = turn("two", () => begun.push("c"));
  assert.deepEqual(begun, ["a", "c"]);
  a!();
  a!();
  assert.deepEqual(begun, ["a", "c", "b"]);
  b!();
  c();
  turn("one", () => begun.push("d"))();
  assert.deepEqual(begun, ["a", "c", "b", "d"]);
});

test("of those that wait, the first that is in sight begins before the others", () => {
  const begun: string[] = [];
  let sight = "";
  const wait = (name: string) =>
    turn(
      "four",
      () => begun.push(name),
      () => sight.includes(name),
    );
  const [a, b, c, d] = ["a", "b", "c", "d"].map(wait);
  sight = "cd";
  a!();
  assert.deepEqual(begun, ["a", "c"]);
  sight = "";
  c!();
  assert.deepEqual(begun, ["a", "c", "b"]);
  d!();
  b!();
  assert.deepEqual(begun, ["a", "c", "b"]);
});

test("one that leaves before its turn is passed over, and one that never comes holds nobody up for long", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const begun: string[] = [];
  turn("three", () => begun.push("a"));
  const gone = turn("three", () => begun.push("b"));
  const last = turn("three", () => begun.push("c"));
  gone();
  assert.deepEqual(begun, ["a"]);
  mock.timers.tick(8000);
  assert.deepEqual(begun, ["a", "c"]);
  last();
});

test("the colours of an embedded figure are those of the theme", () => {
  const css = readFileSync(join(web, "src/style/embed.css"), "utf8");
  const theme = readFileSync(
    join(web, "../node_modules/@ks-digital/designsystem-themes/dist/themes/ksdigital.css"),
    "utf8",
  );
  const colours = (text: string) =>
    new Map(
      [...text.matchAll(/(--ds-color-[\w-]+): (#\w+);/g)].map(([, name, value]) => [name!, value!]),
    );
  const block = (start: string) => {
    const at = theme.indexOf(start);
    assert.ok(at > 0, start);
    return colours(theme.slice(at, theme.indexOf("}", at)));
  };
  const [light, dark] = css.split("prefers-color-scheme: dark").map(colours) as [
    Map<string, string>,
    Map<string, string>,
  ];
  assert.ok(light.size >= 6 && dark.size === light.size, `${light.size} and ${dark.size}`);
  for (const [ours, theirs] of [
    [light, block("[data-color-scheme='light'] {")],
    [dark, block("[data-color-scheme='dark'] {")],
  ] as const)
    for (const [name, value] of ours) assert.equal(value, theirs.get(name), name);
});

/** What a module brings along at once. */
function broughtBy(start: string): Set<string> {
  const seen = new Set<string>();
  const queue = [join(web, "src", start)];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !existsSync(file)) continue;
    seen.add(file);
    const code = readFileSync(file, "utf8");
    for (const [, to] of code.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?"(\.[^"]+\.ts)";/gm))
      queue.push(absolute(dirname(file), to!));
  }
  return seen;
}

test("the embedded figure brings every text that it says, and none of the page's choices", () => {
  const files = [...broughtBy("embed/main.ts")];
  const texts = { ...openingNb, ...embedViewNb };
  const ours = files.filter((file) => file.includes("/src/embed/"));
  assert.ok(ours.length >= 8, `${ours.length}`);
  const missing = ours.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bt\(\s*"([^"]+)"/g)]
      .map(([, key]) => key!)
      .filter((key) => !(key in texts)),
  );
  assert.deepEqual(missing, []);
  const names = files.map((file) => file.slice(join(web, "src/").length));
  assert.deepEqual(
    names.filter((n) =>
      /^(app|opening|main)\.ts|^(pages|download|fresh\/fetching|views\/filters|controls\/picker)/.test(
        n,
      ),
    ),
    [],
  );
});

test("what stands in pages elsewhere needs nothing but itself", () => {
  const names = [...broughtBy("element/ks-figur.ts")].map((file) =>
    file.slice(join(web, "src/").length),
  );
  assert.deepEqual(names.sort(), ["element/ks-figur.ts", "element/turn.ts", "embed/protocol.ts"]);
});
