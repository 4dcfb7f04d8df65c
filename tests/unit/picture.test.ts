/** What pictures are made of, without a browser. How they look is in tests/browser/pictures. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { about, foot } from "../../web/src/download/picture/about.ts";
import { crc32 } from "../../web/src/download/picture/crc32.ts";
import type { Drawer } from "../../web/src/download/picture/draw.ts";
import { fitShape } from "../../web/src/download/picture/fit-shape.ts";
import { hatch } from "../../web/src/download/picture/hatch.ts";
import { boxOf } from "../../web/src/download/picture/plain.ts";
import { density, text, withChunks } from "../../web/src/download/picture/png-chunks.ts";
import { a4, slide, square } from "../../web/src/download/picture/shapes.ts";
import type { Composed, Sheet } from "../../web/src/figure/compose.ts";
import { stretched } from "../../web/src/figure/kinds/kind.ts";
import { linePlot } from "../../web/src/figure/kinds/line.ts";
import { columnsFor } from "../../web/src/figure/kinds/multiples.ts";
import { rowPlot } from "../../web/src/figure/kinds/rows.ts";
import type { Finished } from "../../web/src/finished.ts";
import { takingTexts } from "../../web/src/messages/languages.ts";
import type { State } from "../../web/src/state.ts";
import { asked } from "./figure-asked.ts";
import { panel, region } from "./figure-sample.ts";

before(() => takingTexts());

test("checksums are those of the PNG specification", () => {
  const of = (words: string) => crc32(new TextEncoder().encode(words)).toString(16);
  assert.equal(of("123456789"), "cbf43926");
  assert.equal(of("IEND"), "ae426082");
});

test("chunks stand after the header, each with its length and checksum, texts in any language's letters", async () => {
  const bytes = Uint8Array.from({ length: 60 }, (_, i) => i);
  const blob = withChunks(bytes, [text("Title", "Ålesund – år"), density(144)]);
  const out = Buffer.from(await blob.arrayBuffer());
  assert.equal(blob.type, "image/png");
  assert.deepEqual(out.subarray(0, 33), Buffer.from(bytes.subarray(0, 33)));
  const words = Buffer.from("Ålesund – år", "utf8");
  const title = out.subarray(33);
  assert.equal(title.readUInt32BE(0), 5 + 5 + words.length);
  assert.equal(title.toString("latin1", 4, 8), "iTXt");
  assert.equal(title.toString("latin1", 8, 13), "Title");
  assert.deepEqual([...title.subarray(13, 18)], [0, 0, 0, 0, 0]);
  assert.deepEqual(title.subarray(18, 18 + words.length), words);
  const end = 8 + title.readUInt32BE(0);
  assert.equal(title.readUInt32BE(end), crc32(title.subarray(4, end)));
  const size = title.subarray(end + 4);
  assert.equal(size.toString("latin1", 4, 8), "pHYs");
  // 144 per inch are 5669 per metre.
  assert.deepEqual([size.readUInt32BE(8), size.readUInt32BE(12), size[16]], [5669, 5669, 1]);
  assert.deepEqual(out.subarray(-27), Buffer.from(bytes.subarray(33)));
});

test("stripes keep inside their bar, one per period, at their angle", () => {
  const box = { x: 10, y: 20, width: 30, height: 40 };
  const lines = (angle: number) =>
    [...hatch(box, { width: 2, period: 7, angle }).matchAll(/M(\S+) (\S+)L(\S+) ([^M]+)/g)].map(
      ([, ...at]) => at.map(Number) as [number, number, number, number],
    );
  for (const angle of [0, -45, 45, -135]) {
    const all = lines(angle);
    assert.ok(all.length >= 5, `${angle}: ${all.length}`);
    for (const [x1, y1, x2, y2] of all) {
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ] as const)
        assert.ok(x >= 10 && x <= 40 && y >= 20 && y <= 60, `${angle}: ${x} ${y}`);
      const length = Math.hypot(x2 - x1, y2 - y1);
      if (length < 2) continue;
      const turned = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
      assert.ok(Math.abs(turned - angle) < 6, `${turned} is not ${angle}`);
    }
  }
  assert.deepEqual(
    lines(0).map(([, y]) => y),
    [22, 29, 36, 43, 50, 57],
  );
});

test("the bar of a path as ECharts writes it", () => {
  assert.deepEqual(boxOf("M91.5 289.5l8.5 0l0 -217.5l-8.5 0Z"), {
    x: 91.5,
    y: 72,
    width: 8.5,
    height: 217.5,
  });
});

const made = new Date(2026, 10, 22, 12);

function figure(given: Partial<State> = {}, link = "https://ks.example/figur/#v=1&kom=3201") {
  const question = asked([panel([region("3201", "Bærum", [1, 2, 3], "focus")])], given);
  return {
    ...question,
    title: { title: "Netto", subtitle: "kroner" },
    words: ["Bærum lå på 3."],
    link,
  } as unknown as Finished;
}

function footOf(one: Finished, width = 900): string[] {
  return foot(one, about(one, made), width);
}

test("under the picture stand the day and the link; one that is long is told in the file alone", () => {
  assert.deepEqual(footOf(figure()), ["Laget 22.11.2026: https://ks.example/figur/#v=1&kom=3201"]);
  const link = `https://ks.example/figur/#v=1&kom=${"3201~".repeat(60)}`;
  const [line] = footOf(figure({}, link));
  assert.equal(
    line,
    "Laget 22.11.2026: https://ks.example/figur/ (hele lenken til figuren ligger i metadataene til filen som ble lastet ned)",
  );
  assert.equal(about(figure({}, link)).link, link);
});

test("a picture that is pasted promises nothing of a file", () => {
  const pasted = (link?: string) => {
    const one = figure({}, link);
    return foot(one, about(one, made), 900, true);
  };
  assert.deepEqual(pasted(), footOf(figure()));
  assert.deepEqual(pasted(`https://ks.example/figur/#v=1&kom=${"3201~".repeat(60)}`), [
    "Laget 22.11.2026: https://ks.example/figur/",
  ]);
});

test("a page opened from disk has no link to give, and own numbers and fresh ones none that brings them", () => {
  assert.deepEqual(footOf(figure({}, "file:///home/kari/figur.html#v=1")), ["Laget 22.11.2026."]);
  assert.equal(about(figure({ data: "egen" })).link, "https://ks.example/figur/");
  const fresh = figure();
  fresh.bundle.fresh = { retrieved: "2026-11-20", base: "demo", baseLabel: {} };
  assert.equal(about(fresh).link, "https://ks.example/figur/");
});

test("where the reader's own words stand over it, the picture says what it shows", () => {
  const [shows] = footOf(figure({ title: "Dyrt?", subtitle: "Bare vi" }));
  assert.match(shows!, /^Figuren viser: Netto utgifter per barn, Bærum · kroner · 2020–2022\.$/);
});

/** A figure of `blocks` blocks, each `high` high at stretch 1 and never under `least`, under `words` of notes. */
function drawerOf({ blocks = 1, high = 300, least = 100, words = 200 }): Drawer & {
  drawn: (Sheet & { width: number })[];
} {
  const drawn: (Sheet & { width: number })[] = [];
  const draw = (width: number, sheet: Sheet = {}): Composed => {
    drawn.push({ width, ...sheet });
    const rows = Math.ceil(blocks / (sheet.columns ?? 1));
    const one = stretched(high, sheet, least);
    const height = Math.max(rows * one + words, sheet.height ?? 0);
    const svg = { querySelectorAll: () => [] } as unknown as SVGSVGElement;
    return { svg, width, height, targets: [], blocks, notes: [] };
  };
  return Object.assign(draw, { drawn });
}

test("a figure fills its shape, with letters as large as leave its plot room", () => {
  for (const shape of [slide, square]) {
    const little = fitShape(drawerOf({ words: 100 }), shape)!;
    const much = fitShape(drawerOf({ words: shape.height / 2 }), shape)!;
    assert.ok(little.width < much.width, `${little.width}, ${much.width}`);
    for (const { width, height } of [little, much])
      assert.equal(height, Math.floor((width * shape.height) / shape.width));
  }
});

test("a plot grows into the room that is left", () => {
  const draw = drawerOf({ high: 100, words: 100 });
  fitShape(draw, slide);
  const { stretch } = draw.drawn.at(-1)!;
  assert.ok(stretch! > 2, `${stretch}`);
});

test("several blocks stand beside each other where they do not fit over each other", () => {
  const draw = drawerOf({ blocks: 4 });
  assert.notEqual(fitShape(draw, slide), undefined);
  assert.ok(draw.drawn.at(-1)!.columns! > 1, `${draw.drawn.at(-1)!.columns}`);
});

test("what is too much for a shape is not squeezed into it", () => {
  assert.equal(fitShape(drawerOf({ high: 900, least: 900 }), slide), undefined);
  assert.equal(fitShape(drawerOf({ high: 1400, least: 1400 }), a4), undefined);
});

test("a picture for a page is as high as it needs, with the largest letters that leave it on the page", () => {
  assert.deepEqual(fitShape(drawerOf({}), a4)!.height, 500);
  assert.equal(fitShape(drawerOf({}), a4)!.width, a4.widths[0]);
  assert.equal(fitShape(drawerOf({ high: 840, least: 840 }), a4)!.width, a4.widths[1]);
});

test("a layout that leaves something out is taken last", () => {
  const whole = drawerOf({});
  const draw: Drawer = (width, sheet) => ({
    ...whole(width, sheet),
    notes: width < 900 ? ["Det er ikke plass til alle tallene."] : [],
  });
  assert.equal(fitShape(draw, slide)!.width, 912);
});

test("the smallest letters of a slide are 9 points, of an A4 page 6", () => {
  const least = 11;
  for (const [shape, points] of [
    [slide, 9],
    [a4, 6],
  ] as const)
    assert.ok((least * shape.width) / Math.max(...shape.widths) >= points, `${least}, ${points}`);
});

test("plots and rows stretch within what can be read, and are the page's own unless asked", () => {
  assert.equal(stretched(320, {}, 400), 320);
  assert.equal(stretched(320, { stretch: 0.5 }, 130), 160);
  assert.equal(stretched(320, { stretch: 0.1 }, 130), 130);
  assert.equal(stretched(34, { stretch: 3 }, 22, 64), 64);
  const many = panel(
    Array.from({ length: 14 }, (_, i) => region(`m${i}`, `Kommune ${i}`, [i, i + 1])),
  );
  // Every name at the end of its line keeps its 15 pixels.
  const { grid } = linePlot(many, { ...asked([many]), stretch: 0.1 });
  assert.ok(grid.height >= 14 * 15, `${grid.height}`);
  assert.ok(linePlot(many, asked([many, many, many])).grid.height >= 14 * 15);
  const one = panel([region("a", "A", [1], "focus"), region("b", "B", [2])]);
  const heightOf = (stretch?: number) => rowPlot(one, { ...asked([one]), stretch }).height;
  assert.ok(heightOf(0.7) < heightOf() && heightOf() < heightOf(1.5));
});

test("in a given shape as many small plots stand beside each other as can be read", () => {
  assert.equal(columnsFor(1128, 12), 4);
  assert.equal(columnsFor(1128, 12, true), 6);
  assert.equal(columnsFor(1128, 2, true), 2);
});
