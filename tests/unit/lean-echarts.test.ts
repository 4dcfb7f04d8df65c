/** What of ECharts is left out of what the reader fetches (web/lean-echarts.ts) is missed by no kind of figure. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";
import { leanECharts } from "../../web/lean-echarts.ts";
import type { Asked, Kind } from "../../web/src/figure/kinds/kind.ts";
import { figures, type State } from "../../web/src/state.ts";
import { asked } from "./figure-asked.ts";
import { Flag, Status, group, panel, region } from "./figure-sample.ts";

/** As much of a document as a figure is built of. */
class Drawn {
  readonly name: string;
  readonly attributes: Record<string, string> = {};
  readonly children: unknown[] = [];
  constructor(name: string) {
    this.name = name;
  }
  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }
  append(...children: unknown[]): void {
    this.children.push(...children);
  }
  getContext(): null {
    return null;
  }
}
Object.assign(globalThis, {
  document: {
    createElement: (name: string) => new Drawn(name),
    createElementNS: (_: string, name: string) => new Drawn(name),
  },
});

/** The kinds of figures, built as the page's are. */
async function kindsWith(plugins: Plugin[]): Promise<Record<string, Kind>> {
  const { output } = (await build({
    configFile: false,
    logLevel: "warn",
    plugins,
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: {
        entry: fileURLToPath(new URL("../../web/src/figure/kinds/index.ts", import.meta.url)),
        formats: ["es"],
      },
      rolldownOptions: { output: { codeSplitting: false } },
    },
    define: { "process.env.NODE_ENV": '"production"' },
  }).then((made) => (made as Rolldown.RolldownOutput[])[0]))!;
  const script = Buffer.from(output[0].code).toString("base64");
  const code = (await import(`data:text/javascript;base64,${script}`)) as {
    kinds: Record<string, Kind>;
    fetchKinds(figure: string): Promise<void>;
  };
  await code.fetchKinds("bar");
  await code.fetchKinds("dots");
  return code.kinds;
}

const none = { status: Status.confidential };
const broken = { value: -3, flags: Flag.break };
/** Gaps, a number alone, a break, what is below zero, and averages that are told apart by their hatching. */
const panels = ["x.one", "x.two"].map((id, i) => {
  const numbers = (j: number) => Array.from({ length: 6 }, (_, k) => ((j * 7 + k * 5 + i) % 9) - 2);
  const rows = [
    region("a", "Å & <B>", [1, none, 4, none, broken, 7.25], "focus"),
    region("b", "Kommune med et langt navn og en bindestrek-kommune", [2, 3, broken, 5, none, 6]),
    ...[0, 1, 2, 3, 4].map((j) => region(`m${j}`, `Kommune ${j}`, numbers(j))),
    ...Array.from({ length: 12 }, (_, j) => region(`n${j}`, `${j}`, numbers(j), "background")),
    group("g", "ASSS", numbers(3), 4, 4),
    group("h", "Landet", numbers(4), 4, 4),
    group("i", "Fylket", numbers(5), 4, 4),
  ];
  const one = panel(rows, { decimals: 1 });
  return { ...one, indicator: { ...one.indicator, id } };
});

/** Every kind, in each of the forms that it can have, narrow and wide. */
const questions: [string, Asked][] = figures.flatMap((figure) =>
  (figure === "bar" ? (["years", "places", "indicators"] as const) : ["years" as const]).flatMap(
    (axis) =>
      (["indicators", "places"] as const).flatMap((grouping) =>
        [340, 900].map((width): [string, Asked] => {
          const labels = width > 800;
          const state: Partial<State> = { figure, axis, panels: grouping, labels, order: "value" };
          return [`${figure} ${axis} ${grouping} ${width}`, asked(panels, state, width)];
        }),
      ),
  ),
);

test("every kind of figure is drawn by what is left of ECharts as by the whole of it", async () => {
  const whole = await kindsWith([]);
  const lean = await kindsWith([leanECharts()]);
  const drawn = (kinds: Record<string, Kind>, question: Asked) =>
    JSON.stringify(kinds[question.state.figure]!(question));
  const told = new Map(questions.map(([name, question]) => [name, drawn(whole, question)]));
  for (const [name, question] of questions)
    assert.equal(drawn(lean, question), told.get(name), name);
  assert.match(told.get("line years indicators 900")!, /"name":"path"/);
  assert.match(told.get("bar years indicators 900")!, /"name":"pattern"/);
});
