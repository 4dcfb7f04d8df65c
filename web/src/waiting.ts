import { t } from "./messages/index.ts";
import type { Notices } from "./notices.ts";

/** Of what the reader has asked for, in milliseconds: after this long they wonder whether anything happens. */
const long = 3000;

/** What is being fetched or made: when it takes long, that is told until it is there or given up. */
export class Waiting {
  readonly #notices: Notices;
  readonly #draw: () => void;
  readonly #told: () => boolean;
  #overdue = 0;

  /** `told`: whether the reader sees how far it has come. */
  constructor(notices: Notices, draw: () => void, told: () => boolean) {
    this.#notices = notices;
    this.#draw = draw;
    this.#told = told;
  }

  async for<T>(work: Promise<T>): Promise<T> {
    let told = false;
    const timer = setTimeout(() => {
      if (this.#told()) return;
      told = true;
      this.#overdue++;
      this.#notices.show({
        topic: "wait",
        severity: "info",
        title: t("fault.slow"),
        lines: [t("fault.slow.help")],
      });
      this.#draw();
    }, long);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
      if (told && --this.#overdue === 0) {
        this.#notices.clear("wait");
        this.#draw();
      }
    }
  }
}
