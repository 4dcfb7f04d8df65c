import assert from "node:assert/strict";
import { test } from "node:test";
import { barLine, ProgressBar } from "../../scripts/lib/bundle/progress-bar.ts";
import type { Progress } from "../../web/src/bundle/progress.ts";

const HALF: Progress = {
  requests: 40,
  requestsDone: 12,
  cells: 4_000_000,
  cellsDone: 2_000_000,
  bytes: 8_440_000,
  remaining: 95,
  waiting: undefined,
};
const WAITING: Progress = { ...HALF, waiting: { reason: "rate", seconds: 20 } };

test("the line says requests, cells, megabytes and the time that is left", () => {
  assert.equal(
    barLine(HALF, 120),
    "[###############...............] 12 of 40 requests, 2.0 of 4.0 million cells, 8.4 MB, about 2 min left",
  );
});

for (const [name, waiting, words] of [
  ["the limit", { reason: "rate", seconds: 20 }, "waiting 20 s for the rate limit"],
  ["the next attempt", { reason: "retry", seconds: 4 }, "trying again in 4 s"],
] as const) {
  test(`the line says that it waits for ${name}`, () => {
    assert.ok(barLine({ ...HALF, waiting }, 200).endsWith(`about 2 min left, ${words}`));
  });
}

for (const [remaining, words] of [
  [0.2, "about 1 s left"],
  [59, "about 59 s left"],
  [60, "about 1 min left"],
  [3540, "about 59 min left"],
  [5400, "about 1.5 h left"],
] as const) {
  test(`${remaining} s are "${words}"`, () => {
    assert.ok(barLine({ ...HALF, remaining }, 200).endsWith(words));
  });
}

for (const remaining of [undefined, 0]) {
  test(`a remaining time of ${remaining} is left out`, () => {
    assert.ok(barLine({ ...HALF, remaining }, 200).endsWith("8.4 MB"));
  });
}

for (const [done, all, words] of [
  [0, 9_999, "0 of 9999 cells"],
  [1_500, 10_000, "2 of 10 thousand cells"],
  [400_000, 1_000_000, "0.4 of 1.0 million cells"],
] as const) {
  test(`${done} of ${all} cells are "${words}"`, () => {
    assert.ok(barLine({ ...HALF, cellsDone: done, cells: all }, 200).includes(`, ${words}, `));
  });
}

test("without cells the bar follows the requests", () => {
  const metadata = { ...HALF, requests: 4, requestsDone: 1, cells: 0, cellsDone: 0, bytes: 0 };
  assert.equal(
    barLine({ ...metadata, remaining: undefined }, 80),
    "[#######.......................] 1 of 4 requests, 0.0 MB",
  );
});

test("before anything is asked for the bar is empty", () => {
  const nothing = { ...HALF, requests: 0, requestsDone: 0, cells: 0, cellsDone: 0, bytes: 0 };
  assert.match(barLine(nothing, 80), /^\[\.{30}\] 0 of 0 requests/);
});

test("the bar is full when all is done, and not before", () => {
  const cells = 1000;
  assert.match(barLine({ ...HALF, cells, cellsDone: 1000 }, 120), /^\[#{30}\]/);
  assert.match(barLine({ ...HALF, cells, cellsDone: 999 }, 120), /^\[#{29}\.\]/);
});

test("a narrow line leaves out the bar, the cells, the megabytes and the time, in that order", () => {
  const at = (width: number) => barLine(WAITING, width);
  const waiting = "waiting 20 s for the rate limit";
  assert.equal(
    at(103),
    `12 of 40 requests, 2.0 of 4.0 million cells, 8.4 MB, about 2 min left, ${waiting}`,
  );
  assert.equal(at(76), `12 of 40 requests, 8.4 MB, about 2 min left, ${waiting}`);
  assert.equal(at(70), `12 of 40 requests, about 2 min left, ${waiting}`);
  assert.equal(at(52), `12 of 40 requests, ${waiting}`);
  assert.equal(at(20), "12 of 40 requests");
  assert.equal(at(8), "12 of 40");
});

test("no line is wider than the terminal", () => {
  for (let width = 0; width < 200; width++)
    assert.ok(barLine(WAITING, width).length <= width, `${width}`);
});

function setUp(isTTY: boolean) {
  let time = 0;
  let written = "";
  const stream = {
    isTTY,
    columns: 60,
    write: (text: string) => {
      written += text;
      return true;
    },
  };
  const bar = new ProgressBar(stream as never, () => time);
  const show = (seconds: number, requestsDone: number) => {
    time = seconds * 1000;
    bar.show({ ...HALF, requestsDone });
  };
  const text = () => {
    const all = written;
    written = "";
    return all;
  };
  return { bar, show, text, stream };
}

test("on a terminal one line is drawn over and over", () => {
  const { bar, show, text } = setUp(true);
  show(0, 9);
  show(1, 10);
  bar.end();
  const lines = text().split("\r");
  assert.equal(lines.length, 4);
  assert.match(lines[1]!, / 9 of 40 .* left$/);
  assert.match(lines[2]!, /10 of 40 .* left$/);
  assert.match(lines[3]!, /10 of 40 .* left\n$/);
});

test("on a terminal the line is drawn at most ten times a second", () => {
  const { show, text } = setUp(true);
  for (let i = 0; i < 100; i++) show(i / 100, 1);
  const times = text().split("\r").length - 1;
  assert.ok(times >= 9 && times <= 10, String(times));
});

test("the last state is always shown", () => {
  const { bar, show, text } = setUp(true);
  show(0, 39);
  show(0.01, 40);
  bar.end();
  assert.match(text(), /40 of 40 [^\r]*\n$/);
});

test("a shorter line covers the longer one before it, and no line fills the width", () => {
  const { bar, text, stream } = setUp(true);
  bar.show(HALF);
  stream.columns = 20;
  bar.end();
  const [, first, last] = text().split("\r");
  assert.ok(first!.length < 60, `${first!.length}`);
  assert.equal(last, "12 of 40 requests  \n");
});

test("a message stands on a line of its own, with the progress below", () => {
  const { bar, show, text } = setUp(true);
  show(0, 9);
  const covered = text().trim().length;
  bar.say("warning: the disk is full");
  const [, message, line] = text().split("\r");
  assert.match(message!, /^warning: the disk is full *\n$/);
  assert.ok(
    message!.trimEnd().length < covered && message!.length > covered,
    `${covered}, ${message!.length}`,
  );
  assert.match(line!, / 9 of 40 requests/);
});

test("without a terminal a plain line comes every ten seconds, and the last at the end", () => {
  const { bar, show, text } = setUp(false);
  for (let second = 0; second <= 25; second++) show(second, second);
  bar.say("warning: the disk is full");
  bar.end();
  const lines = text().trimEnd().split("\n");
  assert.deepEqual(
    lines.map((line) => /(\d+) of 40/.exec(line)?.[1] ?? line),
    ["0", "10", "20", "warning: the disk is full", "25"],
  );
  assert.deepEqual(
    lines.filter((line) => line.includes("\r")),
    [],
  );
});

test("without a terminal no line comes twice", () => {
  const { bar, show, text } = setUp(false);
  show(0, 40);
  bar.end();
  assert.equal(text().split("\n").length, 2);
});

test("with nothing to show nothing is written", () => {
  const { bar, text } = setUp(true);
  bar.end();
  assert.equal(text(), "");
});
