import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { block, fill, isWhole, oneFile } from "../../web/src/download/whole/one-file.ts";
import { skeleton } from "../../scripts/lib/single-file/skeleton.ts";

const html = `<!doctype html>
<html lang="nb">
  <head>
    <meta
      http-equiv="Content-Security-Policy"
      content="default-src 'self'"
    />
    <link rel="icon" href="./icon.svg" type="image/svg+xml" />
    <link rel="manifest" href="./app.webmanifest" />
    <script type="module" crossorigin src="./assets/index.js"></script>
    <link rel="stylesheet" crossorigin href="./assets/style.css">
  </head>
  <body>
    <div id="app"></div>
  </body>
</html>
`;
const style = ".mark{background:url(../icon.svg)}";
const script = "const a='</script>',b=`<!--$&-->`,c=1;console.log(a,b,c)";
const built = { html, style, script, icon: "<svg/>" };
const nothing = { hash: "", ownName: "", tables: [] };
const sum = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

async function template(): Promise<string> {
  const made = await skeleton(built);
  return fill(fill(fill(made.html, "style", made.style), "script", made.script), "page", "");
}

const blocks = (text: string) =>
  new Map(
    [...text.matchAll(/<script type="text\/plain" data-file="([^"]+)"[^>]*>([^<]*)</g)].map(
      ([, name, packed]) => [name!, gunzipSync(Buffer.from(packed!, "base64"))],
    ),
  );

test("the page as one file asks for nothing, and its policy names its style and script", async () => {
  const text = await template();
  assert.doesNotMatch(text, /(?:href|src)="(?!data:)/);
  assert.doesNotMatch(text, /url\((?!"data:)/);
  assert.doesNotMatch(text, /manifest|stylesheet/);
  const [, inStyle] = /<style>([^]*?)<\/style>/.exec(text)!;
  const [, inScript] = /<script type="module">([^]*?)<\/script>/.exec(text)!;
  const [, policy] = /content="([^"]*)"/.exec(text)!;
  assert.match(policy!, /^default-src 'none'; /);
  assert.ok(policy!.includes(`script-src ${sum(inScript!)} 'wasm-unsafe-eval';`), `${policy}`);
  assert.ok(policy!.includes(`style-src ${sum(inStyle!)};`), `${policy}`);
  assert.doesNotMatch(policy!, /unsafe-inline|unsafe-eval'.*unsafe-eval|http/);
});

test("what would end the script or change how it is read is written otherwise, and says the same", async () => {
  const { script: made } = await skeleton(built);
  assert.doesNotMatch(made, /<\/script|<!--/);
  const said: unknown[] = [];
  new Function("console", made)({ log: (...all: unknown[]) => said.push(...all) });
  assert.deepEqual(said, ["</script>", "<!--$&-->", 1]);
});

test("a file that is cut before its script's end says so", async () => {
  const text = await template();
  const cut = text.slice(0, text.indexOf('<script type="module">') + 40);
  assert.match(cut, /<p class="loading" id="coming">[^<]*ikke hel; hent den da på nytt\.<\/p>/);
});

test("a page that still asks for something is refused", async () => {
  const asking = html.replace("</head>", '<link rel="author" href="./om.html" /></head>');
  await assert.rejects(skeleton({ ...built, html: asking }), /om\.html/);
  await assert.rejects(skeleton({ ...built, style: "a{background:url(../b.png)}" }), /b\.png/);
  await assert.rejects(skeleton({ ...built, style: "a::after{content:'</style>'}" }), /style/);
  await assert.rejects(
    skeleton({ ...built, html: html.replace("stylesheet", "style") }),
    /asks for/,
  );
});

test("files stand in it byte for byte, whatever they hold, in the order they are given", async () => {
  const bytes = new Uint8Array(100_000).map((_, i) => (i * 7919) % 256);
  const odd = new TextEncoder().encode("</script><!-- $& \u2028 æøå");
  const files: [string, Uint8Array][] = [
    ["data/b.json", bytes],
    ["data/a.json", odd],
  ];
  const start = { ...nothing, hash: "#v=1&data=b", ownName: "</script>" };
  const text = await oneFile(await template(), files, start, 'https://a.example/?a="b"&c');
  const found = blocks(text);
  assert.deepEqual([...found.keys()], ["data/b.json", "data/a.json", "start.json"]);
  assert.deepEqual(new Uint8Array(found.get("data/b.json")!), bytes);
  assert.deepEqual(new Uint8Array(found.get("data/a.json")!), odd);
  assert.deepEqual(JSON.parse(found.get("start.json")!.toString()), start);
  assert.match(text, /data-origin="https:\/\/a\.example\/\?a=&quot;b&quot;&amp;c"/);
});

test("a template that is cut off, or not what its policy says, is refused", async () => {
  const whole = await template();
  assert.equal(await isWhole(whole), true);
  assert.equal(await isWhole(whole.slice(0, -20)), false);
  assert.equal(await isWhole(whole.replace("c=1", "c=2")), false);
  assert.equal(await isWhole(whole.replace("background", "color")), false);
  assert.equal(await isWhole("<!doctype html><title>404</title></html>"), false);
  await assert.rejects(oneFile(whole.slice(0, -20), [], nothing), /not whole/);
});

test("a name that would break out of its place is refused", async () => {
  await assert.rejects(block('data/a".json', new Uint8Array()), /no name/);
});

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "figur-one-"));
  await writeFile(join(folder, "page.html"), await template());
});
after(() => rm(folder, { recursive: true }));

/** Runs what scripts/single-file runs, and gives what it says when it fails. */
async function run(...args: string[]): Promise<string> {
  const main = new URL("../../scripts/lib/single-file/main.ts", import.meta.url).pathname;
  const given = ["--import", "tsx", main, "--template", join(folder, "page.html"), ...args];
  try {
    await promisify(execFile)(process.execPath, given);
    return "";
  } catch (error) {
    return (error as { stderr: string }).stderr;
  }
}

test("scripts/single-file says what is wrong, and writes nothing then", async () => {
  const out = join(folder, "out.html");
  const demo = new URL("../../build/data/demo.json", import.meta.url).pathname;
  const broken = join(folder, "broken.json");
  await writeFile(broken, (await readFile(demo, "utf8")).slice(0, -100));
  await writeFile(join(folder, "Mine tall.json"), "{}");
  const there = await readFile(demo);
  await writeFile(join(folder, "demo.json"), there);
  await writeFile(join(folder, "egen.json"), there);
  await writeFile(join(folder, "full.html"), await oneFile(await template(), [], nothing));
  await writeFile(join(folder, "other.html"), html);
  const wrong: [string[], RegExp][] = [
    [[], /usage/],
    [["--bundle", demo], /usage/],
    [["--bundel", demo], /bundel/],
    [["--bundle", "/nowhere.json", "--out", out], /nowhere/],
    [["--bundle", join(folder, "Mine tall.json"), "--out", out], /a data set's file is called/],
    [["--bundle", broken, "--out", out], /broken\.json: .+/],
    [["--bundle", join(folder, "egen.json"), "--out", out], /egen is what the page calls/],
    [["--bundle", demo, "--bundle", join(folder, "demo.json"), "--out", out], /there already/],
    [["--bundle", demo, "--out", out, "--hash", "v=1"], /begins with #/],
    [["--bundle", demo, "--out", out, "--hash", "#v=1&data=norge"], /norge is not among/],
    [["--bundle", demo, "--out", out, "--template", join(folder, "full.html")], /not the page/],
    [["--bundle", demo, "--out", out, "--template", join(folder, "other.html")], /not the page/],
    [["--bundle", demo, "--out", out, "--origin", "javascript:1"], /no address/],
  ];
  for (const [args, message] of wrong) {
    const told = await run(...args);
    assert.match(told, message, args.join(" "));
    assert.doesNotMatch(told, /^ +at /m, "and not where in the code");
  }
  await assert.rejects(readFile(out));
  assert.equal(await run("--bundle", demo, "--out", out), "");
  assert.deepEqual(
    [...blocks(await readFile(out, "utf8")).keys()],
    ["data/demo.json", "start.json"],
  );
});
