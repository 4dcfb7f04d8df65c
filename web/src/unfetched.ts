import type { Host } from "./host.ts";
import { t } from "./messages/index.ts";
import type { Notice } from "./notices.ts";
import { completeStyle } from "./style-sheets.ts";

/** Parts of the page that could not be fetched: what is told of them, and the way on. */
export class Unfetched {
  readonly #host: Pick<Host, "notices" | "session" | "draw">;
  /** The reader has tried again. */
  #tried = false;
  /** It is of its looks that the page has told. */
  #unstyled = false;

  constructor(host: Pick<Host, "notices" | "session" | "draw">) {
    this.#host = host;
  }

  tell(title: string, again: () => void): void {
    const tried = this.#tried;
    this.#tried = false;
    this.#unstyled = false;
    const act = () => {
      this.#tried = true;
      this.#host.notices.clear("page");
      this.#host.draw();
      again();
    };
    this.#show(title, [t("fault.help")], { label: t("page.retry"), act });
    if (tried) void this.#offerReload(title);
  }

  /** A style sheet that did not come is asked for anew, and told of when it still does not. */
  async complete(): Promise<void> {
    try {
      await completeStyle();
      if (!this.#unstyled) return;
      this.#unstyled = false;
      this.#host.notices.clear("page");
      this.#host.draw();
    } catch {
      // What the reader asked for and did not get is more, and its looks are asked for again with it.
      if (this.#host.notices.all.some(({ topic }) => topic === "page")) return;
      this.tell(t("fault.part"), () => void this.complete());
      this.#unstyled = true;
    }
  }

  /**
   * Firefox never asks again for a script that has failed, and after a new version the server may have none of its name.
   * Where the page itself can be had, it is loaded anew.
   */
  async #offerReload(title: string): Promise<void> {
    if (!(await isThere())) return;
    const { hasOwn, ownFiles } = this.#host.session;
    const own = hasOwn || ownFiles.length ? [t("fault.reload.own")] : [];
    const action = { label: t("fault.reload.act"), act: () => location.reload() };
    this.#show(title, [t("fault.reload"), ...own], action);
  }

  #show(title: string, lines: string[], action: Notice["action"]): void {
    this.#host.notices.show({ topic: "page", severity: "danger", title, lines, action });
    this.#host.draw();
  }
}

async function isThere(): Promise<boolean> {
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    // A network that asks for a login answers too.
    return response.ok && (await response.text()).includes('id="app"');
  } catch {
    return false;
  }
}
