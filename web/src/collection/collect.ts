import type { Host } from "../host.ts";
import { takingTexts } from "../messages/languages.ts";
import { most, municipalities } from "../profile/query.ts";
import type { State } from "../state.ts";

/** Puts a view of municipalities in the collection: one part for each that is shown, as `of` says. */
export function collect(
  host: Host,
  of: (state: State, code: string) => State,
  limit = most,
): Promise<void> {
  const { state, session } = host;
  const codes = municipalities(state, session.bundle).slice(0, limit);
  return collectAll(
    host,
    codes.map((code) => ({ ...of(state, code), title: "", subtitle: "", note: "" })),
  );
}

/** Puts what the states show in the collection; the code for it comes when it is asked for. */
export async function collectAll(host: Host, states: readonly State[]): Promise<void> {
  try {
    const [{ addAll }] = await host.wait(Promise.all([import("./add.ts"), takingTexts()]));
    addAll(host, states);
  } catch {
    host.failed(() => void collectAll(host, states));
  }
}
