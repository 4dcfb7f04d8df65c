import "../style/views.css";
import type { Host } from "../host.ts";
import { isEmpty, nearest } from "../findings/nearest.ts";
import { article, leftOutWords, type Article, type Behind } from "../findings/article.ts";
import { plainText } from "../findings/plain-text.ts";
import { behindQuery, memberQueries, toFindingsQuery } from "../findings/query.ts";
import type { Findings, FindingsQuery } from "../engine/types.ts";
import { collectAll } from "../collection/collect.ts";
import { lower } from "../formats.ts";
import { t, text } from "../messages/index.ts";
import { ownUsed, sourceLine, type Used } from "../source.ts";
import type { State } from "../state.ts";
import { findingsView, type Empty } from "../views/findings.ts";
import type { Page } from "./page.ts";

export function findingsPage(host: Host): Page {
  return new FindingsPage(host);
}

/** What the numbers of a service area say, in sentences. */
class FindingsPage implements Page {
  readonly #host: Host;
  #article: Article | undefined;
  #empty: Empty | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  calculate(): void {
    this.#article = undefined;
    this.#empty = undefined;
    const { session, state } = this.#host;
    const { bundle } = session;
    const query = toFindingsQuery(state, bundle);
    if (!query) {
      this.#empty = { why: this.#unasked() };
      return;
    }
    const found = session.findings(query);
    this.#article = article(found, this.#behind(found), bundle, state);
    if (isEmpty(found)) this.#empty = this.#nothing(query, found);
  }

  #behind(found: Findings): Behind {
    const { session, state } = this.#host;
    const members = new Map(
      memberQueries(found, state).map((one) => [one.indicators[0]!, session.members(one).in]),
    );
    const everybody = [...new Set([...members.values()].flat())];
    const query = behindQuery(found, everybody, state, session.bundle);
    return { result: query && session.evaluate(query), members };
  }

  title(): string {
    return t("findings.title", { area: this.#area(), year: this.#host.state.year });
  }

  ownFiles() {
    return ownUsed(this.#used(), this.#host.session.bundle);
  }

  view() {
    const { state, session } = this.#host;
    return findingsView(
      {
        title: this.title(),
        year: state.year,
        example: session.bundle.kind === "example",
        article: this.#article,
        empty: this.#empty,
        source: this.#source(),
      },
      {
        address: (to) => this.#host.address(to),
        follow: (event, to) => {
          if (this.#host.follow(event, to))
            this.#host.focus(to.view === "figure" ? "figur" : "innhold");
        },
        copy: () => void this.#copy(),
        collect: () =>
          void collectAll(
            this.#host,
            (this.#article?.sections ?? []).flatMap(({ told }) => told.map(({ figure }) => figure)),
          ),
      },
    );
  }

  #area(id = this.#host.state.area): string {
    const { serviceAreas } = this.#host.session.bundle;
    return text(serviceAreas.find((a) => a.id === id)?.name);
  }

  #used(): Used[] {
    const { year } = this.#host.state;
    return (this.#article?.indicators ?? []).map((indicator) => ({
      indicator,
      years: [year - 2, year],
    }));
  }

  #source(): string {
    return sourceLine(this.#used(), this.#host.session.bundle);
  }

  /** Why there is no question to ask. */
  #unasked(): string {
    const { bundle } = this.#host.session;
    return bundle.groups.length === 0
      ? t("profile.empty.baseline")
      : t("empty.area", { area: this.#area(), data: text(bundle.label) });
  }

  #nothing(query: FindingsQuery, found: Findings): Empty {
    const { session, state } = this.#host;
    const { bundle } = session;
    const said = { area: lower(this.#area()), year: state.year };
    const why = found.leftOut.length
      ? t("findings.empty.leftOut", { ...said, ...leftOutWords(found.leftOut) })
      : t("findings.empty", said);
    const areas = bundle.serviceAreas
      .map(({ id }) => id)
      .filter((id) => toFindingsQuery({ ...state, area: id }, bundle) !== undefined);
    const near = nearest(query, areas, bundle.years, (one) => session.findings(one));
    if (!near) return { why };
    const { area, year } = near;
    if (area === state.area)
      return {
        why,
        offer: { label: t("findings.empty.year", { year }), state: { ...state, year } },
      };
    const label = t("findings.empty.area", { area: lower(this.#area(area)), year });
    return { why, offer: { label, state: this.#inArea(area, year) } };
  }

  /** Another area shows its own first indicator. */
  #inArea(area: string, year: number): State {
    const { indicators } = this.#host.session.defaults(area);
    return { ...this.#host.state, area, indicators, year };
  }

  async #copy(): Promise<void> {
    if (!this.#article) return;
    const { notices, session } = this.#host;
    const label = session.bundle.kind === "example" ? ` (${t("example.label")})` : "";
    const words = plainText(this.title() + label, this.#article, this.#source());
    try {
      await navigator.clipboard.writeText(words);
      notices.show({
        topic: "saved",
        severity: "success",
        title: t("findings.copied"),
        lines: [],
      });
    } catch {
      notices.show({
        topic: "saved",
        severity: "warning",
        title: t("findings.notCopied"),
        lines: [],
      });
    }
    this.#host.draw();
  }
}
