/** A field of two editions that is not the same; absent is undefined. */
export interface FieldChange {
  /** Names and places on the way to it. */
  path: (string | number)[];
  previous: unknown;
  next: unknown;
}

/** The innermost fields in which two JSON values differ; lists of another length differ as a whole. */
export function differences(
  previous: unknown,
  next: unknown,
  path: (string | number)[] = [],
): FieldChange[] {
  if (Object.is(previous, next)) return [];
  if (Array.isArray(previous) && Array.isArray(next) && previous.length === next.length)
    return previous.flatMap((one, i) => differences(one, next[i], [...path, i]));
  if (isRecord(previous) && isRecord(next)) {
    const names = new Set([...Object.keys(previous), ...Object.keys(next)]);
    return [...names].flatMap((name) => differences(previous[name], next[name], [...path, name]));
  }
  return [{ path, previous, next }];
}

const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === "object" && x !== null && !Array.isArray(x);
