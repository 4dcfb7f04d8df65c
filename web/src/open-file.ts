import { faultLines, failureLines, isEngineFailure } from "./faults.ts";
import { t } from "./messages/index.ts";
import type { Notice } from "./notices.ts";
import type { Session } from "./session.ts";

/** A bundle of all municipalities and areas stays well below; a slip with a film file should not freeze the page. */
const limit = 200 * 1024 * 1024;

export interface Opened {
  ok: boolean;
  notice: Notice;
}

/** Opens a bundle from the reader's machine. Whatever is wrong with it becomes a notice; what was open stays open. */
export async function openFile(file: File, session: Session): Promise<Opened> {
  const refused = (...lines: string[]): Opened => ({
    ok: false,
    notice: {
      topic: "file",
      severity: "danger",
      title: t("notice.file", { file: file.name }),
      lines: [...lines, t("notice.file.kept")],
    },
  });
  if (file.size === 0) return refused(t("notice.file.empty"));
  if (file.size > limit) {
    return refused(
      t("notice.file.size", {
        size: Math.round(file.size / 1024 / 1024),
        limit: limit / 1024 / 1024,
      }),
    );
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return refused(...failureLines(error));
  }
  // JSON begins with a brace, possibly after a byte order mark and white space.
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  if (!start.startsWith("{") && !start.startsWith("[")) {
    if (/json$/i.test(file.type) || /\.json$/i.test(file.name))
      return refused(t("notice.file.encoding"));
    return refused(
      t("notice.file.type", { type: file.type || file.name.split(".").at(-1) || "?" }),
    );
  }
  try {
    session.openOwn(bytes, file.name);
  } catch (error) {
    return refused(explain(bytes, session), ...failureLines(error));
  }
  const warnings = session.check(bytes).faults.filter((f) => f.severity === "warning");
  return {
    ok: true,
    notice: warnings.length
      ? {
          topic: "file",
          severity: "warning",
          title: t("notice.file.warnings", { file: file.name }),
          lines: faultLines(warnings),
        }
      : {
          topic: "file",
          severity: "success",
          title: t("notice.file.opened", { file: file.name }),
          lines: [],
        },
  };
}

/** What the file is instead, if that can be told. */
function explain(bytes: Uint8Array, session: Session): string {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return t("notice.file.syntax");
  }
  try {
    const { kind } = session.check(bytes);
    if (kind === "dataset" || kind === "collection") return t("notice.file.dataset");
    if (kind === "definition") return t("notice.file.definition");
  } catch (error) {
    if (!isEngineFailure(error)) throw error;
  }
  return t("notice.file.wrong");
}
