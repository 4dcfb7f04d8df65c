import { fromFigure, isHeight, isState, message, type FromPage } from "../embed/protocol.ts";
import { turn } from "./turn.ts";

/**
 * `<ks-figur src="…/embed.html#…" title="…" hoyde="480">`: a figure in a frame that is as high as the figure, fetched when
 * it is soon in sight (`loading="eager"`: at once). In place of `src`, `figur="#…"` is a figure of the server that this
 * script came from. What stands inside is for browsers without JavaScript, and for when nothing comes.
 */

/** A classic script: it may be fetched from anywhere without the server's leave, and this is known while it runs. */
const here = (document.currentScript as HTMLScriptElement | null)?.src || location.href;

/** In pixels, until the figure has told its own. */
const height = 480;

/** How far from what is in sight a figure is fetched. */
const ahead = "800px";

/** Milliseconds: a figure that has said nothing for so long may not come at all. */
const patience = 15_000;

/**
 * With its own origin the figure has the browser's cache, which the figures of a page share; without, each fetches
 * everything anew. It still may not lead the window elsewhere, send forms, or open dialogs over the page. Figures of the
 * page's own server have none: with the page's origin they could lift it.
 */
const sandbox =
  "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";

const style = `:host { display: block }
:host([hidden]) { display: none }
iframe { display: block; width: 100%; border: 0 }
iframe[hidden] { display: none }`;

class KsFigur extends HTMLElement {
  static readonly observedAttributes = ["src", "figur", "title", "hoyde"];

  /** From when the element comes into the page until it leaves it. */
  #shown: Shown | undefined;
  /** A state set before it came. */
  #wanted: string | undefined;

  /** What the figure shows, as it stands from `#` on in its address; "" until it is ready. */
  get state(): string {
    return this.#shown?.state ?? "";
  }

  /** Shows another state; before the figure is ready, or the element in the page, it waits. */
  setState(state: string): void {
    if (!isState(state)) throw new TypeError("ks-figur: state must be a string");
    if (this.#shown) this.#shown.set(state);
    else this.#wanted = state;
  }

  connectedCallback(): void {
    this.#shown = new Shown(this, this.shadowRoot ?? this.attachShadow({ mode: "open" }));
    if (this.#wanted !== undefined) this.#shown.set(this.#wanted);
    this.#wanted = undefined;
  }

  disconnectedCallback(): void {
    this.#shown?.end();
    this.#shown = undefined;
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.#shown) return;
    if (name === "title") this.#shown.name();
    else if (name === "hoyde") this.#shown.size();
    else this.#shown.lead();
  }
}

class Shown {
  readonly #element: HTMLElement;
  readonly #frame = document.createElement("iframe");
  readonly #slot = document.createElement("slot");
  readonly #gone = new AbortController();
  /** Where the frame has been led. */
  #address: URL | undefined;
  /** In sight, or soon; or not to wait for that. */
  #due = false;
  #begun = false;
  #ready = false;
  #told = false;
  #wanted: string | undefined;
  /** Lets the next figure begin. */
  #done = () => {};
  #late: ReturnType<typeof setTimeout> | undefined;
  state = "";

  constructor(element: HTMLElement, root: ShadowRoot) {
    this.#element = element;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(this.#frame, this.#slot);
    this.name();
    this.size();
    const { signal } = this.#gone;
    addEventListener("message", (event) => this.#hear(event), { signal });
    this.#aim();
    if (element.getAttribute("loading") === "eager") this.#fetch();
    else this.#fetchInSight();
  }

  end(): void {
    this.#gone.abort();
    this.#settle();
    this.#frame.remove();
  }

  name(): void {
    this.#frame.title = this.#element.title || "Figur";
  }

  /** The wished height, until the figure has told its own. */
  size(): void {
    const wished = Number(this.#element.getAttribute("hoyde"));
    if (!this.#told) this.#high(isHeight(wished) ? wished : height);
  }

  set(state: string): void {
    if (this.#ready) this.#say({ type: "setState", state });
    else this.#wanted = state;
  }

  /** To where the attributes say now. */
  lead(): void {
    const to = this.#aim();
    if (!this.#due || !to) return;
    // A frame that is led elsewhere leaves a step in the reader's history.
    if (this.#ready && page(to) === page(this.#address!)) return this.set(to.hash);
    this.#settle();
    this.#begun = this.#ready = this.#told = false;
    this.#begin();
  }

  /** The address that the attributes say; where none can be followed, what stands inside is shown in the frame's place. */
  #aim(): URL | undefined {
    const to = addressOf(this.#element);
    this.#frame.hidden = !to;
    this.#slot.hidden = !!to;
    return to;
  }

  #fetch(): void {
    this.#due = true;
    this.#begin();
  }

  #begin(): void {
    const to = addressOf(this.#element);
    if (this.#begun || !to) return;
    this.#begun = true;
    const begin = () => {
      this.#address = to;
      if (to.origin === location.origin) this.#frame.removeAttribute("sandbox");
      else this.#frame.setAttribute("sandbox", sandbox);
      this.#frame.src = to.href;
      this.#late = setTimeout(() => (this.#slot.hidden = false), patience);
    };
    this.#done = turn(page(to), begin, () => this.#inSight());
  }

  #inSight(): boolean {
    const { top, bottom } = this.#element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  #fetchInSight(): void {
    const near = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && this.#fetch(),
      { rootMargin: ahead },
    );
    near.observe(this.#element);
    this.#gone.signal.addEventListener("abort", () => near.disconnect());
  }

  /** It has come, or is not to come. */
  #settle(): void {
    clearTimeout(this.#late);
    this.#slot.hidden = !this.#frame.hidden;
    this.#done();
  }

  #hear({ source, origin, data }: MessageEvent): void {
    if (source !== this.#frame.contentWindow || origin !== this.#address?.origin) return;
    const said = fromFigure(data);
    if (!said) return;
    if (!this.#told) this.#say({ type: "hello" });
    this.#told = true;
    if (said.type === "height") return this.#high(said.height);
    this.state = said.state;
    if (said.type === "ready") {
      this.#ready = true;
      this.#settle();
      if (this.#wanted !== undefined) this.set(this.#wanted);
      this.#wanted = undefined;
    }
    this.#element.dispatchEvent(new CustomEvent(said.type, { detail: { state: said.state } }));
  }

  #say(said: FromPage): void {
    this.#frame.contentWindow?.postMessage(message(said), this.#address!.origin);
  }

  #high(pixels: number): void {
    this.#frame.style.setProperty("height", `${pixels}px`);
  }
}

/** Only of the web: an attribute may come from somebody who must not run code in this page. */
function addressOf(element: HTMLElement): URL | undefined {
  const figure = element.getAttribute("figur");
  const src = element.getAttribute("src");
  try {
    const url = src
      ? new URL(src, document.baseURI)
      : new URL(`embed.html${(figure ?? "").replace(/^#?/, "#")}`, here);
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

function page({ origin, pathname, search }: URL): string {
  return origin + pathname + search;
}

if (!customElements.get("ks-figur")) customElements.define("ks-figur", KsFigur);

declare global {
  interface HTMLElementTagNameMap {
    "ks-figur": KsFigur;
  }
}
