/**
 * What a page and the figure embedded in it say to each other by postMessage: `{ figur: 1, type, … }`, where `figur` is
 * the version. Nobody may be sure who has sent a message, so everything in it is checked; who sent it, each side sees to.
 */

export const version = 1;

/** In pixels. */
export const least = 50;
export const most = 10_000;

/** Of a state, in characters. */
export const longest = 20_000;

/** From the figure. `ready`: it stands, or what is told in its place, and `setState` is taken from now on. */
export type FromFigure =
  { type: "height"; height: number } | { type: "ready" | "state"; state: string };

/** From the page around it. `hello` tells who will be listened to. */
export type FromPage = { type: "hello" } | { type: "setState"; state: string };

export function message<M extends FromFigure | FromPage>(said: M): M & { figur: number } {
  return { figur: version, ...said };
}

export function fromFigure(data: unknown): FromFigure | undefined {
  const said = versioned(data);
  if (said?.type === "height" && isHeight(said.height))
    return { type: "height", height: said.height };
  if ((said?.type === "ready" || said?.type === "state") && isState(said.state))
    return { type: said.type, state: said.state };
  return undefined;
}

export function fromPage(data: unknown): FromPage | undefined {
  const said = versioned(data);
  if (said?.type === "hello") return { type: "hello" };
  if (said?.type === "setState" && isState(said.state))
    return { type: "setState", state: said.state };
  return undefined;
}

function versioned(data: unknown): Record<string, unknown> | undefined {
  const said = data as Record<string, unknown> | null;
  return typeof said === "object" && said?.figur === version ? said : undefined;
}

export function isHeight(value: unknown): value is number {
  return typeof value === "number" && value >= least && value <= most;
}

export function isState(value: unknown): value is string {
  return typeof value === "string" && value.length <= longest;
}
