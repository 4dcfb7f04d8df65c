import type { Plugin } from "vite";
import { unreached } from "./lean-functions.ts";

/**
 * Parts of ECharts and zrender that our figures never reach: what acts in a chart that stands in the page (events,
 * animation, what is under a pointer, tooltips, patching an earlier drawing), painting on canvas, axes of time and of
 * logarithms, sectors, data transforms, a dark theme, other wordings, options of ECharts 2 and 3.
 * They are left out of what the reader fetches. Each keeps the names that others import from it.
 */
const unused: Record<string, string> = {
  "zrender/lib/Handler.js":
    "export default class { on() {} off() {} trigger() {} resize() {} setCursorStyle() {} findHover() {} dispose() {} }",
  "zrender/lib/dom/HandlerProxy.js": "export default class {}",
  "zrender/lib/svg/cssAnimation.js":
    "export const EASING_MAP = {}; export const ANIMATE_STYLE_MAP = {}; export function createCSSAnimation() {}",
  "echarts/lib/preprocessor/backwardCompat.js": "export default function () {}",
  "echarts/lib/i18n/langZH.js": "export default {}",
  "echarts/lib/theme/dark.js": "export default {}",
  "echarts/lib/scale/Time.js": "export function calcNiceForTimeScale() {} export default class {}",
  "zrender/lib/animation/Animation.js":
    "export const getTime = () => 0; export default class { on() {} start() {} stop() {} clear() {} update() {} addAnimator() {} removeAnimator() {} isFinished() { return true; } }",
  "zrender/lib/animation/Animator.js":
    "export const cloneValue = (value) => value; export default class {}",
  "zrender/lib/contain/path.js": "export function contain() {} export function containStroke() {}",
  "zrender/lib/core/timsort.js": "export default function (list, compare) { list.sort(compare); }",
  "zrender/lib/graphic/helper/roundSector.js": "export function buildPath() {}",
  "zrender/lib/svg/patch.js": "export function updateAttrs() {} export default function () {}",
  "echarts/lib/chart/line/lineAnimationDiff.js": "export default function () { return []; }",
  "echarts/lib/component/tooltip/seriesFormatTooltip.js":
    "export function defaultSeriesFormatTooltip() {}",
  "echarts/lib/coord/axisAlignTicks.js": "export function scaleCalcAlign() {}",
  "echarts/lib/data/helper/transform.js":
    "export function applyDataTransform() {} export function registerExternalTransform() {} export class ExternalSource {}",
  "echarts/lib/i18n/langEN.js":
    "export default { time: { month: [], monthAbbr: [], dayOfWeek: [], dayOfWeekAbbr: [] } }",
  "echarts/lib/loading/default.js": "export default function () {}",
  "echarts/lib/scale/Log.js": "export default class {}",
  "zrender/lib/canvas/graphic.js":
    "export function brush() {} export function brushSingle() {} export function brushLoopFinalize() {} export function createCanvasPattern() {}",
};

export function leanECharts(): Plugin {
  return {
    name: "lean-echarts",
    enforce: "pre",
    load: (id) => partOf(id, unused),
    transform(code, id) {
      const names = partOf(id, unreached)?.split(" ");
      return names && { code: emptied(code, names, this.parse(code), id), map: null };
    },
  };
}

/** What a list says of a file of node_modules. */
function partOf(id: string, list: Record<string, string>): string | undefined {
  const [path] = id.split("?");
  const part = Object.keys(list).find((end) => path!.endsWith(`/node_modules/${end}`));
  return part && list[part];
}

/** The code with nothing in the functions that are named. */
function emptied(code: string, names: readonly string[], program: unknown, id: string): string {
  const bodies = new Map<string, Span>();
  find(program, bodies);
  const missing = names.filter((name) => !bodies.has(name));
  if (missing.length) throw new Error(`${id} has no function ${missing.join(", ")}`);
  return names
    .map((name) => bodies.get(name)!)
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)}{}${rest.slice(end)}`, code);
}

interface Span {
  start: number;
  end: number;
}
/** As much of a syntax tree (ESTree) as is asked for here. */
interface Node extends Span {
  type: string;
  name?: string;
  id?: Node;
  object?: Node;
  property?: Node;
  left?: Node;
  right?: Node;
  body?: Node;
}

/** The bodies of functions with a name, and of those that are put on a class or its prototype. */
function find(tree: unknown, bodies: Map<string, Span>): void {
  if (tree === null || typeof tree !== "object") return;
  const { type, id, left, right, body } = tree as Node;
  if (type === "FunctionDeclaration") bodies.set(id!.name!, body!);
  if (type === "AssignmentExpression" && right!.type === "FunctionExpression") {
    const { object, property } = left!;
    const of = object?.name ?? object?.object?.name;
    bodies.set(left!.name ?? `${of}.${property?.name}`, right!.body!);
  }
  for (const part of Object.values(tree)) find(part, bodies);
}
