import type { Description } from "./engine/types.ts";
import type { Span, State } from "./state.ts";

/** The years of a span: `from` and `to` as they are chosen, `latest` the last year with numbers. */
export function spanYears(
  span: Span,
  { from, to, latest }: { from: number; to: number; latest: number },
  { years: [first] }: Description,
): Pick<State, "span" | "from" | "to"> {
  if (typeof span === "object")
    return { span, from: Math.max(first, latest - span.last + 1), to: latest };
  if (span === "from") return { span, from: Math.min(from, latest), to: latest };
  return { span, from: Math.min(from, to), to: Math.max(from, to) };
}
