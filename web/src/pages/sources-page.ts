import "../style/views.css";
import type { Host } from "../host.ts";
import { anchor, areaChoices, areasWith } from "../indicators/list.ts";
import { t } from "../messages/index.ts";
import { isGuest } from "../own/indicators.ts";
import { gapsIn, type Gaps } from "../sources/gaps.ts";
import type { State } from "../state.ts";
import type { Indicator } from "../engine/types.ts";
import { softwareText } from "../sources/software.ts";
import { sourcesView } from "../views/sources.ts";
import type { Page } from "./page.ts";

export function sourcesPage(host: Host): Page {
  return new SourcesPage(host);
}

/** What the data set that is open rests on. What is narrowed and unfolded is the page's own. */
class SourcesPage implements Page {
  readonly #host: Host;
  #bundle: object | undefined;
  #area = "";
  #opened = new Set<string>();
  #gaps = new Map<string, Gaps[]>();
  #software: string | Error | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  calculate(): void {
    const { bundle } = this.#host.session;
    if (bundle === this.#bundle) return;
    this.#bundle = bundle;
    this.#gaps.clear();
    if (!areasWith(bundle).some((a) => a.id === this.#area)) this.#area = "";
  }

  title(): string {
    return t("view.sources");
  }

  view() {
    const { session } = this.#host;
    const { bundle } = session;
    return sourcesView(
      {
        bundle,
        area: this.#area,
        choices: areaChoices(bundle, session.areas),
        opened: this.#opened,
        gaps: (area) => this.#gapsIn(area),
        software: this.#software,
      },
      {
        chooseArea: (area) => {
          const here = area === "" || areasWith(bundle).some((a) => a.id === area);
          if (!here) return void this.#open(area);
          this.#area = area;
          this.#host.draw();
        },
        toggle: (what, open) => {
          if (what === "software") return void (open && this.#fetchSoftware());
          if (this.#opened.has(what) === open) return;
          if (open) this.#opened.add(what);
          else this.#opened.delete(what);
          this.#host.draw();
        },
        entry: (indicator) => this.#host.address(this.#entryOf(indicator)),
        toEntry: (event, indicator) => {
          if (this.#host.follow(event, this.#entryOf(indicator)))
            this.#host.focus(anchor(indicator.id));
        },
      },
    );
  }

  /** A service area that is in another file. */
  async #open(area: string): Promise<void> {
    await this.#host.openArea(area);
    if (!areasWith(this.#host.session.bundle).some((a) => a.id === area)) return;
    this.#area = area;
    this.#host.draw();
  }

  async #fetchSoftware(): Promise<void> {
    if (typeof this.#software === "string") return;
    this.#software = await softwareText().catch((error: Error) => error);
    this.#host.draw();
  }

  #gapsIn(area: string): Gaps[] {
    let gaps = this.#gaps.get(area);
    if (!gaps) {
      const { session } = this.#host;
      gaps = gapsIn(session.bundle, area, (query) => session.evaluate(query));
      this.#gaps.set(area, gaps);
    }
    return gaps;
  }

  #entryOf(indicator: Indicator): State {
    const { state } = this.#host;
    const area = isGuest(indicator) ? state.area : indicator.area;
    const view = "indicators" as const;
    // An indicator that has no figure cannot be chosen; then the list itself is the nearest.
    if (indicator.versions.length === 0) return { ...state, view };
    return { ...state, view, area, indicators: [indicator.id] };
  }
}
