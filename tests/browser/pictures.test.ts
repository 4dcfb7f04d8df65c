/** PNG and SVG as others open them: what they hold, how they look elsewhere, and what does not fit a shape. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { soffice } from "../unit/office.ts";
import { violations } from "./axe.ts";
import { download, Site } from "./page.ts";

const run = promisify(execFile);

let site: Site;
let folder: string;
before(async () => {
  site = await Site.start();
  folder = await mkdtemp(join(tmpdir(), "pictures-"));
});
after(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

const four = "5001~0301~4601~1103";
const all = `${four}~3201~4204~5501~3301~1108~3107~3203~3205`;
const netto = "barnevern.netto-per-innbygger-0-17";
const tiltak = "barnevern.andel-tiltak";
const one = (rest: string) => `#v=1&data=demo&omr=barnevern&ind=${netto}&${rest}`;
const two = (rest: string) => `#v=1&data=demo&omr=barnevern&ind=${netto}~${tiltak}&${rest}`;

/** More than its link has room for under the picture. */
const much = `#v=1&data=demo&omr=barnevern&ind=barnevern.ressursbruk~${tiltak}~barnevern.undersokelser-innen-3-mnd~barnevern.brutto-f252-per-barn&kom=${all}&grp=asss~asss-10~asss-uten-oslo`;

/** Three that stand beside each other on a slide. */
const beside =
  "#v=1&data=demo&omr=sosiale&ind=sosiale.kvp-til-arbeid~sosiale.netto-f281-per-innbygger-18-66~sosiale.mottakere-18-24&kom=5501~4204~1103~3201~3205&grp=asss~asss-uten-oslo";

/** Each kind, and for most the number of places that strains it. */
const kinds: [string, string][] = [
  ["line", one(`kom=${all}&grp=asss~asss-uten-oslo&fig=line&tall=vis`)],
  ["line of two indicators", two(`kom=${four}&fig=line`)],
  ["line, a panel per place", one(`kom=${all}&fig=line&felt=sted`)],
  ["bars along the years", one(`kom=${all}&fig=bar&fra=2020`)],
  ["bars along the places", one(`kom=${four}&fig=bar&akse=sted`)],
  ["bars, a panel per place", one(`kom=${four}&fig=bar&felt=sted&tall=vis`)],
  ["rows", two(`kom=${all}&fig=rows&rek=verdi`)],
  ["slope", one(`kom=${all}&fig=slope`)],
  ["dots", two(`kom=${all}&grp=asss~asss-uten-oslo&fig=dots`)],
  ["scatter", two(`kom=${all}&fig=scatter`)],
  ["heat", two(`kom=${all}&fig=heat`)],
  ["profile", two(`kom=${four}&fig=profile`)],
  ["table", one(`kom=${all}&fig=table`)],
  ["rank", one(`kom=${four}&fig=rank&best=lav`)],
];

async function take(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  await page.click("#save-more");
  const got = await download(page, `#save-as-${format}`);
  await page.waitForSelector("dialog.formats", { state: "detached" });
  return got;
}

async function takeSvg(page: Page, format = "svg"): Promise<string> {
  return (await take(page, format)).bytes.toString("utf8");
}

interface Drawn {
  width: number;
  height: number;
  view: number[];
  /** The smallest letters, in the figure's own units. */
  least: number;
  texts: {
    words: string;
    slanted: boolean;
    left: number;
    right: number;
    top: number;
    bottom: number;
  }[];
}

/** Where the texts of an SVG stand, in its own units, drawn on a page of its own. */
async function drawn(page: Page, svg: string): Promise<Drawn> {
  const other = await page.context().newPage();
  try {
    await other.setContent(`<body style="margin:0">${svg.replace(/^<\?xml.*\?>/, "")}`);
    return await other.locator("svg").evaluate((root) => {
      const view = root.getAttribute("viewBox")!.split(" ").map(Number);
      const [width, height] = ["width", "height"].map((name) => Number(root.getAttribute(name)));
      root.setAttribute("width", String(view[2]));
      root.setAttribute("height", String(view[3]));
      const texts = [...root.querySelectorAll("text:not([aria-hidden])")];
      return {
        width: width!,
        height: height!,
        view,
        least: Math.min(...texts.map((text) => Number(text.getAttribute("font-size")))),
        texts: texts.map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          const slanted = /rotate/.test(text.getAttribute("transform") ?? "");
          return { words: text.textContent!, slanted, left, right, top, bottom };
        }),
      };
    });
  } finally {
    await other.close();
  }
}

/** Texts whose letters lie on each other: boxes are higher than what stands in them. */
function colliding({ texts }: Drawn): string[] {
  const upright = texts.filter((text) => !text.slanted);
  return upright.flatMap((a, i) =>
    upright.slice(i + 1).flatMap((b) => {
      const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return x > 1 && y > 5 ? [`${a.words} | ${b.words}`] : [];
    }),
  );
}

function outside({ texts, view }: Drawn): string[] {
  const [, , width, height] = view as [number, number, number, number];
  return texts
    .filter(
      (t) => t.left < -0.5 || t.right > width + 0.5 || t.top < -0.5 || t.bottom > height + 0.5,
    )
    .map((t) => t.words);
}

/** How far two pictures are from each other, as a share of full black: greyed and made small, where a letter is a shade. */
async function difference(page: Page, pictures: readonly Buffer[]): Promise<number> {
  const other = await page.context().newPage();
  try {
    return await other.evaluate(
      async ([a, b]) => {
        const [width, height] = [40, 40];
        const greys = await Promise.all(
          [a!, b!].map(async (data) => {
            const image = new Image();
            image.src = `data:image/png;base64,${data}`;
            await image.decode();
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [width, height];
            const context = canvas.getContext("2d")!;
            context.imageSmoothingQuality = "high";
            context.drawImage(image, 0, 0, width, height);
            const { data: bytes } = context.getImageData(0, 0, width, height);
            return Array.from(
              { length: width * height },
              (_, i) => (bytes[4 * i]! + bytes[4 * i + 1]! + bytes[4 * i + 2]!) / 765,
            );
          }),
        );
        const [one, two] = greys as [number[], number[]];
        return one.reduce((sum, grey, i) => sum + Math.abs(grey - two[i]!), 0) / one.length;
      },
      pictures.map((bytes) => bytes.toString("base64")),
    );
  } finally {
    await other.close();
  }
}

/** The chunks of a PNG by type, its texts by keyword. */
function chunks(png: Buffer): { types: string[]; texts: Map<string, string>; density: number } {
  const types: string[] = [];
  const texts = new Map<string, string>();
  let density = 0;
  for (let at = 8; at < png.length;) {
    const size = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + size);
    types.push(type);
    if (type === "pHYs") density = content.readUInt32BE(0);
    if (type === "iTXt") {
      const end = content.indexOf(0);
      texts.set(content.toString("latin1", 0, end), content.toString("utf8", end + 5));
    }
    at += size + 12;
  }
  return { types, texts, density };
}

/** So that the lines break alike. */
async function asWideAsTheFile(page: Page): Promise<void> {
  const widthOf = () =>
    page.locator(".figure-surface > svg").evaluate((svg) => Number(svg.getAttribute("width")));
  for (let now = await widthOf(), turn = 0; now !== 960; now = await widthOf()) {
    assert.ok(turn++ < 8, `the figure stays ${now} wide`);
    const { width, height } = page.viewportSize()!;
    await page.setViewportSize({ width: width + 960 - now, height });
    await page.waitForTimeout(200);
  }
}

for (const [name, hash] of kinds)
  test(`${name}: the file says what the page does, in what every program draws, and fills a slide`, () =>
    site.visit(hash, async (page) => {
      await asWideAsTheFile(page);
      const onPage = await page.locator(".figure-surface > svg text").allTextContents();
      const svg = await takeSvg(page);
      const file = await drawn(page, svg);
      const inFile = file.texts.map((t) => t.words);
      assert.deepEqual(inFile.slice(0, onPage.length), onPage);
      // Under the source: when it was made, and where.
      assert.match(inFile.slice(onPage.length).join(" "), /^Laget \d+\.\d+\.20\d\d: http/);

      const strange =
        /\sstyle=|\sclass=|<style|dominant-baseline|\sdy=|foreignObject|url\(|<pattern|<clipPath|<image|<use|href=|paint-order|NaN/;
      assert.equal(strange.exec(svg)?.[0], undefined);
      assert.equal(svg.match(/font-family/g)!.length, 1);
      for (const said of [
        /^<\?xml[^>]*\?>\s*<svg[^>]* font-family="Arial, [^"]*sans-serif"/,
        /<title>[^<]*Eksempeldata[^<]*<\/title><desc>[^<]{60,}<\/desc><metadata>/,
        /<dc:source>http:[^<]*#v=1&amp;data=demo[^<]*<\/dc:source>/,
        /<dc:date>20\d\d-\d\d-\d\dT/,
      ])
        assert.ok(said.test(svg), String(said));
      assert.deepEqual(colliding(file), []);
      assert.deepEqual(outside(file), []);

      const shown = await drawn(page, await takeSvg(page, "svg-slide"));
      assert.deepEqual([shown.width, shown.height], [960, 540]);
      const [, , width, height] = shown.view as [number, number, number, number];
      assert.ok(Math.abs(width / height - 16 / 9) < 0.005, `${width} by ${height}`);
      const points = (shown.least * 960) / width;
      assert.ok(points >= 9, `${points} points`);
      assert.deepEqual(colliding(shown), []);
      assert.deepEqual(outside(shown), []);
      const foot = Math.max(...shown.texts.map((t) => t.bottom));
      assert.ok(foot > height - 40, `the last line ends ${height - foot} from the edge`);
    }));

for (const [name, hash] of kinds.filter(([name]) =>
  ["line", "bars along the places", "rows", "scatter", "dots", "heat"].includes(name),
))
  test(`${name}: a second and a third program draw the SVG as the browser does`, async () => {
    const files = { svg: join(folder, "figure.svg"), png: join(folder, "figure.png") };
    await site.visit(hash, async (page) => {
      const browser = (await take(page, "png")).bytes;
      await writeFile(files.svg, await takeSvg(page));
      await run("rsvg-convert", ["-w", "960", files.svg, "-o", files.png]);
      const rsvg = await difference(page, [browser, await readFile(files.png)]);
      assert.ok(rsvg < 0.01, `rsvg: ${rsvg}`);
      await soffice(folder, "--convert-to", "png", "--outdir", folder, files.svg);
      const office = await difference(page, [browser, await readFile(files.png)]);
      assert.ok(office < 0.025, `LibreOffice: ${office}`);
    });
  });

test("twelve places and three averages: the names at the lines stand clear of each other and of the notes below", () =>
  site.visit(`${much}&fig=line`, async (page) => {
    const file = await drawn(page, await takeSvg(page));
    for (const name of ["Lillestrøm", "Snitt: ASSS uten Oslo"])
      assert.ok(file.texts.filter((t) => t.words === name).length >= 2, name);
    assert.deepEqual(colliding(file), []);
    assert.deepEqual(outside(file), []);
  }));

test("blocks beside each other: what holds for all of them stands under all, over the whole width", () =>
  site.visit(`${beside}&fig=dots`, async (page) => {
    const { texts, view } = await drawn(page, await takeSvg(page, "svg-slide"));
    const headings = texts.filter((t) => /^(Deltakere|Netto|Sosialhjelpsmottakere) /.test(t.words));
    assert.ok(new Set(headings.map((t) => Math.round(t.left))).size > 1, "one column");
    const about = texts.filter((t) => t.words.startsWith("Hver prikk er en kommune."));
    assert.equal(about.length, 1);
    assert.ok(about[0]!.left < 30 && about[0]!.right > view[2]! / 2, JSON.stringify(about));
  }));

test("the label behind a plot is left out where it could not be read, and stands in the band", () =>
  site.visit(`${beside}&fig=rows`, async (page) => {
    const marks = (svg: string) =>
      [...svg.matchAll(/<text[^>]*fill-opacity="0.12"[^>]*>/g)].map(([text]) =>
        Number(/font-size="([\d.]+)"/.exec(text)![1]),
      );
    assert.equal(marks(await takeSvg(page)).length, 3);
    const slide = await takeSvg(page, "svg-slide");
    assert.deepEqual(
      marks(slide).filter((size) => size < 11),
      [],
    );
    assert.match(slide, />Eksempeldata – ikke ekte tall</);
  }));

test("a figure that cannot be drawn says what it needs, and explains no signs", () =>
  site.visit(one(`kom=${all}&fig=scatter`), async (page) => {
    const words = (await drawn(page, await takeSvg(page))).texts.map((t) => t.words).join(" ");
    assert.match(words, /to indikatorer/);
    assert.doesNotMatch(words, /Tegn:/);
  }));

test("a heat map's leaning names are whole, and keep within the figure", () =>
  site.visit(
    `#v=1&data=demo&omr=barnevern&ind=${netto}~${tiltak}&kom=${all}&grp=asss~asss-uten-oslo&fig=heat`,
    async (page) => {
      const names = await page.locator(".figure-surface > svg").evaluate((svg) => {
        const edge = svg.getBoundingClientRect().right;
        return [...svg.querySelectorAll("text[transform*='rotate(-50']")].map((text) => ({
          words: text.textContent!,
          over: Math.round(text.getBoundingClientRect().right - edge),
        }));
      });
      assert.equal(names.length, 14);
      assert.ok(names.some(({ words }) => words === "Kristiansand"));
      assert.deepEqual(
        names.filter(({ over }) => over > 0),
        [],
      );
    },
    { viewport: { width: 700, height: 900 } },
  ));

test("the PNGs have the pixels and the size they are for, and tell title, words, source and link", () =>
  site.visit(one(`kom=${four}&fig=line`), async (page) => {
    for (const [format, width, height, inches, name] of [
      ["png", 1920, undefined, 960 / 72, /2024-eksempeldata\.png$/],
      ["png-slide", 1920, 1080, 960 / 72, /2024-eksempeldata-lysbilde\.png$/],
      ["png-square", 1440, 1440, 10, /2024-eksempeldata-kvadrat\.png$/],
      ["png-a4", 2008, undefined, 170 / 25.4, /2024-eksempeldata-a4\.png$/],
    ] as const) {
      const file = await take(page, format);
      assert.match(file.name, name);
      assert.equal(file.bytes.readUInt32BE(16), width, format);
      if (height !== undefined) assert.equal(file.bytes.readUInt32BE(20), height, format);
      const { types, texts, density } = chunks(file.bytes);
      assert.equal(types[0], "IHDR");
      assert.equal(types.at(-1), "IEND");
      const wide = width / (density * 0.0254);
      assert.ok(Math.abs(wide - inches) < 0.02, `${format} is ${wide} inches wide`);
      assert.match(texts.get("Title")!, /0-17 år – Eksempeldata/);
      assert.match(texts.get("Description")!, /Trondheim/);
      assert.match(texts.get("Source")!, /Eksempeltall.*#v=1&data=demo.*kom=5001~0301~4601~1103/);
    }
  }));

test("what a slide has no room for is refused in words, with the way on, and nothing is saved", () =>
  site.visit(two(`kom=${all}&grp=asss~asss-uten-oslo&fig=table`), async (page) => {
    let saved = 0;
    page.on("download", () => saved++);
    await page.click("#save-more");
    await page.click("#save-as-png-slide");
    const notice = page.locator(".notices", { hasText: "mer innhold enn det er plass til" });
    await notice.waitFor();
    assert.match((await notice.textContent())!, /Velg PNG eller SVG/);
    assert.equal(saved, 0);
    const { y } = (await notice.boundingBox())!;
    assert.ok(y >= 0 && y < 1000, `the words are ${y} down`);
    const { name } = await download(page, ".notices button:has-text('Last ned PNG')");
    assert.match(name, /2024-eksempeldata\.png$/);
  }));

test("under a reader's own title and subtitle, the picture says what it shows", () =>
  site.visit(one(`kom=${four}&fig=rows&tit=Dyrt%3F&und=Fire%20byer`), async (page) => {
    const words = (await drawn(page, await takeSvg(page))).texts.map((t) => t.words).join(" ");
    assert.match(words, /Figuren viser: Netto driftsutgifter.*, 2024, Barnevern · kroner/);
  }));

test("the picture is copied as a PNG; where the browser does not let us, the page says what to do", async () => {
  await site.visit(
    one(`kom=${four}&fig=line`),
    async (page) => {
      await page.click("#save-more");
      await page.click("#save-as-copy-picture");
      await page.locator(".notices", { hasText: "Bildet er kopiert" }).waitFor();
      const copied = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const blob = await item!.getType("image/png");
        const { width, height } = await createImageBitmap(blob);
        return { types: item!.types, width, height };
      });
      assert.equal(copied.width, 1920);
      assert.ok(copied.height > 900);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  );
  await site.visit(
    one(`kom=${four}&fig=line`),
    async (page) => {
      await page.click("#save-more");
      await page.click("#save-as-copy-picture");
      const notice = page.locator(".notices", { hasText: "kunne ikke kopieres" });
      await notice.waitFor();
      assert.match((await notice.textContent())!, /Last ned PNG/);
    },
    {
      async prepare(context) {
        await context.addInitScript(() =>
          Object.defineProperty(navigator, "clipboard", { value: undefined }),
        );
      },
    },
  );
});

test("where the link has no room in it, a copied picture gives the address and promises no file", () =>
  site.visit(
    `${much}&fig=line`,
    async (page) => {
      await page.click("#save-more");
      await page.click("#save-as-copy-picture");
      await page.locator(".notices", { hasText: "Bildet er kopiert" }).waitFor();
      const painted = await page.evaluate(() => (window as { painted?: Promise<string> }).painted);
      assert.match(painted!, />Laget \d+\.\d+\.20\d\d: http[^<#(]*</);
      assert.match(await takeSvg(page), /\(hele lenken til figuren ligger i metadataene til filen/);
    },
    {
      permissions: ["clipboard-read", "clipboard-write"],
      async prepare(context) {
        await context.addInitScript(() => {
          const create = URL.createObjectURL.bind(URL);
          URL.createObjectURL = (blob: Blob) => {
            if (blob.type === "image/svg+xml")
              (window as { painted?: Promise<string> }).painted = blob.text();
            return create(blob);
          };
        });
      },
    },
  ));

test("the list of formats is without faults of access", () =>
  site.visit("", async (page) => {
    await page.click("#save-more");
    await page.waitForSelector("dialog.formats");
    assert.deepEqual(await violations(page), []);
  }));
