import { fromPage, isState, message, most, type FromFigure } from "./protocol.ts";

/** The page around the figure: told how high the figure is and what it shows, and asked by nobody else. */
export class Around {
  readonly #page = window.parent === window ? undefined : window.parent;
  readonly #content: HTMLElement;
  /** Of the page, from its first message on; only that one is listened to and spoken to. */
  #origin: string | undefined;
  #height = 0;
  #ready = false;

  /** `set` is called when the page wants another state. */
  constructor(content: HTMLElement, set: (state: string) => void) {
    this.#content = content;
    if (!this.#page) return;
    addEventListener("message", ({ source, origin, data }) => {
      if (source !== this.#page || (this.#origin ?? origin) !== origin) return;
      const said = fromPage(data);
      if (!said) return;
      this.#origin = origin;
      this.#follow();
      if (said.type === "setState") set(said.state);
    });
    new ResizeObserver(() => this.#measure()).observe(content);
  }

  /** What is shown now, as it stands in the address; "" where it is a message. */
  shows(state: string): void {
    if (!isState(state)) return;
    // Out of sight the observer may rest.
    this.#measure();
    this.#tell({ type: this.#ready ? "state" : "ready", state });
    this.#ready = true;
  }

  #measure(): void {
    const height = Math.ceil(this.#content.getBoundingClientRect().height);
    if (height === 0 || height === this.#height) return;
    this.#height = height;
    this.#follow();
    this.#tell({ type: "height", height: Math.min(height, most) });
  }

  /** A page that speaks to us gives the frame our height, as far as it can. */
  #follow(): void {
    const followed = this.#origin !== undefined && this.#height < most;
    document.documentElement.classList.toggle("followed", followed);
  }

  /** Until the page has said who it is, anybody may hear: it is nothing that the link does not tell. */
  #tell(said: FromFigure): void {
    const known = this.#origin !== undefined && this.#origin !== "null";
    this.#page?.postMessage(message(said), known ? this.#origin! : "*");
  }
}
