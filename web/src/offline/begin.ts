import { inside } from "../data/files.ts";
import type { Start } from "../download/whole/one-file.ts";
import { addOwn } from "../own/add.ts";
import type { Session } from "../session.ts";

/** A page in one file opens as it was saved, with the reader's own files. Gives what the calculator is to take into use. */
export async function begin(): Promise<(session: Session) => void> {
  const written = await inside("start.json");
  if (!written) return () => {};
  const start = JSON.parse(new TextDecoder().decode(written)) as Start;
  if (!location.hash && start.hash) history.replaceState(null, "", start.hash);
  const { ownName, tables } = start;
  const whole = await inside("own/whole.json");
  const bytes = await inside("own/local.json");
  const local = start.local && bytes && { told: start.local, bytes };
  return (session) => session.bring({ whole, ownName, local, tables }, addOwn);
}
