import { receive, type Tell } from "./data/receive.ts";
import type { Check } from "./engine/types.ts";
import { fromOutside } from "./from-outside.ts";
import { faultLines, failureLines, isBrokenOff, isEngineFailure } from "./faults.ts";
import { t } from "./messages/index.ts";
import type { Notice } from "./notices.ts";
import type { Pending } from "./own/open-table.ts";
import type { Choice } from "./own/own-table.ts";
import type { Session } from "./session.ts";

/**
 * The largest file, in bytes. JSON: what the calculator takes (wasm/engine/limits.hpp). CSV becomes some ten times its
 * size while it is read, and two million rows, as many cells as a table may have, are hardly more.
 */
export const largest = { json: 128 * 1024 * 1024, csv: 64 * 1024 * 1024 } as const;

/** What is loaded for the reader's own tables. */
export type OwnCode = typeof import("./own/code.ts");

export type Opened =
  | { kind: "refused"; notice: Notice }
  /** A whole data set, in place of what was open. */
  | { kind: "whole"; notice: Notice }
  /** A table, added to what is open. */
  | { kind: "added"; notice: Notice }
  | { kind: "choose"; pending: Pending; choice: Choice; code: OwnCode };

/** Opens a file from the reader's machine. Whatever is wrong with it becomes a notice; what was open stays open. */
export async function openFile(
  file: File,
  session: Session,
  tell: Tell = () => {},
): Promise<Opened> {
  const name = fromOutside(file.name);
  const no = (...lines: string[]) => refused(name, ...lines);
  if (file.size === 0) return no(t("notice.file.empty"));
  const tooLarge = (limit: number) =>
    no(
      t("notice.file.size", {
        size: Math.ceil(file.size / 1024 / 1024),
        limit: limit / 1024 / 1024,
      }),
    );
  if (file.size > largest.json) return tooLarge(largest.json);
  let bytes: Uint8Array;
  try {
    bytes = await receive(new Response(file), tell, file.size);
  } catch (error) {
    return no(...failureLines(error));
  }
  // JSON begins with a brace, possibly after a byte order mark and white space.
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  if (start.startsWith("{") || start.startsWith("[")) return openJson(name, bytes, session, tell);
  if (/json$/i.test(file.type) || /\.json$/i.test(file.name)) return no(t("notice.file.encoding"));
  if (/csv|text\/plain/i.test(file.type) || /\.(csv|txt)$/i.test(file.name)) {
    if (file.size > largest.csv) return tooLarge(largest.csv);
    const code = await import("./own/code.ts");
    return code.openTable(name, code.readOwnCsv(name, bytes), session, tell);
  }
  return no(
    t("notice.file.type", { type: file.type || fromOutside(file.name.split(".").at(-1)!) || "?" }),
  );
}

async function openJson(
  name: string,
  bytes: Uint8Array,
  session: Session,
  tell: Tell,
): Promise<Opened> {
  const { kind, faults } = await lookInto(bytes, session, tell);
  if (kind === "dataset") {
    const code = await import("./own/code.ts");
    return code.openTable(name, code.readOwnJson(bytes, faults), session, tell);
  }
  try {
    await session.openWhole(bytes, name, tell);
  } catch (error) {
    // Nothing is known against a file that there was no memory for.
    const why = isBrokenOff(error) ? [] : [await explain(bytes, kind)];
    return refused(name, ...why, ...failureLines(error));
  }
  const warnings = faults.filter((f) => f.severity === "warning");
  return {
    kind: "whole",
    notice: warnings.length
      ? {
          topic: "file",
          severity: "warning",
          title: t("notice.file.warnings", { file: name }),
          lines: faultLines(warnings),
        }
      : {
          topic: "file",
          severity: "success",
          title: t("notice.file.opened", { file: name }),
          lines: [],
        },
  };
}

export function refused(file: string, ...lines: string[]): Opened {
  return {
    kind: "refused",
    notice: {
      topic: "file",
      severity: "danger",
      title: t("notice.file", { file }),
      lines: [...lines, t("notice.file.kept")],
    },
  };
}

async function lookInto(
  bytes: Uint8Array,
  session: Session,
  tell: Tell,
): Promise<Pick<Check, "kind" | "faults">> {
  try {
    return await session.lookInto(bytes, tell);
  } catch (error) {
    if (!isEngineFailure(error)) throw error;
    return { kind: "unknown", faults: [] };
  }
}

/** What the file is instead of a data set, if that can be told. */
async function explain(bytes: Uint8Array, kind: Check["kind"]): Promise<string> {
  const { faultIn } = await import("./own/code.ts");
  const place = faultIn(new TextDecoder().decode(bytes));
  if (place) return t("own.fault.at", { ...place, words: t("notice.file.syntax") });
  if (kind === "collection") return t("notice.file.collection");
  if (kind === "definition") return t("notice.file.definition");
  return t("notice.file.wrong");
}
