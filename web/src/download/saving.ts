import type { OwnFile } from "../data/data-set.ts";
import type { Composed } from "../figure/compose.ts";
import type { More } from "../figure/kinds/kind.ts";
import { list } from "../formats.ts";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import type { Panel } from "../series.ts";
import { csv, fileName } from "./csv.ts";
import { png } from "./png.ts";
import { save } from "./save.ts";

/** What is on the page. */
export interface OnPage {
  panels(): readonly Panel[];
  more(): More;
  figure(): Composed | undefined;
  /** The reader's own files behind it. */
  ownFiles(): readonly OwnFile[];
}

/** The picture, the numbers and the link, and what is said of them. */
export class Saving {
  readonly #host: Host;
  readonly #shown: OnPage;

  constructor(host: Host, shown: OnPage) {
    this.#host = host;
    this.#shown = shown;
  }

  async picture(): Promise<void> {
    const figure = this.#shown.figure();
    if (!figure) return;
    try {
      const picture = await png(figure.svg, figure.width, figure.height);
      save(picture, this.#saved("png"), "image/png");
    } catch {
      this.#host.notices.show({
        topic: "saved",
        severity: "danger",
        title: t("png.failed"),
        lines: [],
      });
    }
    this.#host.draw();
  }

  numbers(): void {
    const { state, session } = this.#host;
    save(
      csv(this.#shown.panels(), state, session.bundle, location.href, this.#shown.more()),
      this.#saved("csv"),
      "text/csv;charset=utf-8",
    );
    this.#host.draw();
  }

  /** Says which file the reader gets, and gives its name. */
  #saved(ending: string): string {
    const name = `${fileName(this.#shown.panels(), this.#host.session.bundle, this.#host.state.area)}.${ending}`;
    this.#host.notices.show({
      topic: "saved",
      severity: "success",
      title: t("figure.saved", { file: name }),
      lines: [],
    });
    return name;
  }

  async link(): Promise<void> {
    const files = this.#shown.ownFiles().map(({ name }) => name);
    // What the link cannot bring along.
    const lines = [
      ...(files.length ? [t("own.link", { files: list(files) })] : []),
      ...(this.#host.session.local ? [t("figure.linkFresh")] : []),
    ];
    try {
      await navigator.clipboard.writeText(location.href);
      this.#host.notices.show({
        topic: "saved",
        severity: lines.length ? "warning" : "success",
        title: t("figure.linkCopied"),
        lines,
      });
    } catch {
      // Without permission the link is still there to copy by hand.
      this.#host.notices.show({ topic: "saved", severity: "info", title: location.href, lines });
    }
    this.#host.draw();
  }
}
