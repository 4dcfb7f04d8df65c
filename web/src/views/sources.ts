import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { selectView } from "../controls/select.ts";
import type { DataSet } from "../data/data-set.ts";
import type { Indicator } from "../engine/types.ts";
import { date, list } from "../formats.ts";
import { areasWith } from "../indicators/list.ts";
import { count, t, text } from "../messages/index.ts";
import { indicatorName } from "../series.ts";
import { placeBreaks, redefinitions, type Redefinition } from "../sources/breaks.ts";
import type { Gaps } from "../sources/gaps.ts";
import { groupEntries, type GroupEntry } from "../sources/groups.ts";
import { notesIn } from "../sources/notes.ts";
import { tableEntries, type Origin, type TableEntry } from "../sources/tables.ts";
import { inBokmal } from "./in-bokmal.ts";
import { gapsView } from "./sources-gaps.ts";

export interface SourcesModel {
  bundle: DataSet;
  /** "": all. */
  area: string;
  /** Every service area to choose, also those in files of their own. */
  choices: { value: string; label: string }[];
  /** Service areas whose gaps are unfolded, and of these the indicators. */
  opened: ReadonlySet<string>;
  /** Asked only for areas that are unfolded. */
  gaps(area: string): Gaps[];
  /** The list of what others have written, once it has come; an Error when it could not be fetched. */
  software: string | Error | undefined;
}

export interface SourcesActions {
  /** A service area, or "" for all. */
  chooseArea(area: string): void;
  toggle(what: string, open: boolean): void;
  entry(indicator: Indicator): string;
  toEntry(event: MouseEvent, indicator: Indicator): void;
}

/** What the numbers rest on: tables, breaks, what is missing, what was corrected, who is in the groups. */
export function sourcesView(model: SourcesModel, actions: SourcesActions): TemplateResult {
  const { bundle, area, choices } = model;
  const every = { value: "", label: t("indicators.every") };
  return html`
    <section class="card sources" id="innhold" tabindex="-1" aria-labelledby="sources-heading">
      <h2 id="sources-heading">
        ${t("view.sources")}
        ${bundle.kind === "example" ? html`<strong class="example-tag">${t("example.label")}</strong>` : nothing}
      </h2>
      <p>
        <strong>${text(bundle.label)}.</strong> ${text(bundle.description)}
        ${bundle.created && !bundle.fresh ? t("about.created", { date: date(bundle.created) }) : nothing}
      </p>
      <form
        class="narrowing no-print"
        role="search"
        aria-label=${t("sources.narrow")}
        @submit=${(e: Event) => e.preventDefault()}
      >
        ${selectView("sources-area", t("filters.area"), area, [every, ...choices], (chosen) =>
          actions.chooseArea(chosen),
        )}
      </form>
      ${tablesView(tableEntries(bundle, area), actions)} ${breaksView(model, actions)}
      ${gapsSection(model, actions)} ${notesView(model)} ${groupsView(groupEntries(bundle))}
      ${softwareView(model.software, actions)}
    </section>
  `;
}

const origins: Origin[] = ["statbank", "hand", "own"];
const originWords = {
  statbank: "sources.tables.statbank",
  hand: "sources.tables.hand",
  own: "sources.tables.own",
} as const;
const noteWords = {
  override: "sources.notes.override",
  exclude: "sources.notes.exclude",
  "suppress-average": "sources.notes.suppress-average",
  footnote: "sources.notes.footnote",
} as const;

function tablesView(tables: TableEntry[], actions: SourcesActions): TemplateResult {
  return html`${origins.map((origin) => {
    const mine = tables.filter((one) => one.origin === origin);
    if (mine.length === 0) return nothing;
    return html`
      <section class="sources-part" aria-labelledby=${`tables-${origin}`}>
        <h3 id=${`tables-${origin}`}>${t(originWords[origin])}</h3>
        ${origin === "hand" ? html`<p class="help">${t("sources.tables.hand.help")}</p>` : nothing}
        <ul class="source-tables">
          ${mine.map((one) => html`<li>${tableView(one, actions)}</li>`)}
        </ul>
      </section>
    `;
  })}`;
}

function tableView(one: TableEntry, actions: SourcesActions): TemplateResult {
  const { id, title, url, source, facts, provisional, note, sourceNotes, requests, usedBy } = one;
  const named = html`<span class="table-id">${id}</span> <span lang=${inBokmal()}>${title}</span>`;
  return html`
    <p class="source-title">
      ${
        url
          ? html`<a class="ds-link" href=${url} target="_blank" rel="noopener noreferrer"
              >${named}</a
            >`
          : named
      }
      ${provisional ? html`<span class="tag">${t("about.provisional", { years: provisional })}</span>` : nothing}
    </p>
    <p class="help">
      ${source ? html`<span lang=${inBokmal()}>${source}</span> · ` : nothing}${facts.join(" · ")}
    </p>
    ${note ? html`<p class="help">${note}</p>` : nothing}
    ${sourceNotes.map((words) => html`<p class="help" lang=${inBokmal()}>${words}</p>`)}
    ${
      usedBy.length
        ? html`<details class="fold">
            <summary>${count("sources.usedBy", usedBy.length)}</summary>
            <ul>
              ${usedBy.map((indicator) => html`<li>${entryLink(indicator, actions)}</li>`)}
            </ul>
          </details>`
        : html`<p class="help">${t("sources.unused")}</p>`
    }
    ${
      requests.length
        ? html`<details class="fold">
            <summary>${count("sources.query", requests.length)}</summary>
            ${requests.map(
              ({ to, body }) =>
                html`<div class="query">
                  ${to ? html`<p class="help">${t("sources.query.to", { address: to })}</p>` : nothing}
                  <pre><code>${body}</code></pre>
                </div>`,
            )}
          </details>`
        : nothing
    }
  `;
}

function entryLink(
  indicator: Indicator,
  { entry, toEntry }: Pick<SourcesActions, "entry" | "toEntry">,
): TemplateResult {
  return html`<a
    class="ds-link"
    href=${entry(indicator)}
    @click=${(e: MouseEvent) => toEntry(e, indicator)}
    >${indicatorName(indicator)}</a
  >`;
}

/** So many stand open; more are folded. */
const few = 15;

function breaksView({ bundle, area }: SourcesModel, actions: SourcesActions): TemplateResult {
  const places = placeBreaks(bundle);
  const definitions = redefinitions(bundle, area);
  if (places.length === 0 && definitions.length === 0) return html``;
  return html`
    <section class="sources-part" aria-labelledby="sources-breaks">
      <h3 id="sources-breaks">${t("sources.breaks")}</h3>
      <p class="help">${t("sources.breaks.help")}</p>
      ${
        places.length
          ? html`<h4>${t("sources.breaks.places")}</h4>
              ${places.map(
                ({ year, places: broken }) => html`
                  <details class="fold" ?open=${broken.length <= few}>
                    <summary>${year}: ${count("sources.breaks.count", broken.length)}</summary>
                    <ul>
                      ${broken.map(
                        ({ name, text: words }) =>
                          html`<li><strong>${name}.</strong> ${words}</li>`,
                      )}
                    </ul>
                  </details>
                `,
              )}`
          : nothing
      }
      ${
        definitions.length
          ? html`<h4>${t("sources.breaks.definitions")}</h4>
              <ul>
                ${definitions.map((one) => html`<li>${redefinitionView(one, actions)}</li>`)}
              </ul>`
          : nothing
      }
    </section>
  `;
}

function redefinitionView(
  { indicator, year, what }: Redefinition,
  actions: SourcesActions,
): TemplateResult {
  return html`${entryLink(indicator, actions)}, ${t("indicator.years.from", { from: year })}:
  ${what.join("; ")}`;
}

function gapsSection(model: SourcesModel, actions: SourcesActions): TemplateResult {
  const { bundle, area, opened, gaps } = model;
  const areas = areasWith(bundle).filter(({ id }) => area === "" || id === area);
  return html`
    <section class="sources-part" aria-labelledby="sources-gaps">
      <h3 id="sources-gaps">${t("sources.gaps")}</h3>
      <p class="help">${t("sources.gaps.help")}</p>
      ${areas.map(({ id, name }) => {
        const key = `gaps ${id}`;
        const open = opened.has(key);
        return html`
          <details
            class="ds-details"
            data-color="neutral"
            .open=${live(open)}
            @toggle=${(e: Event) => actions.toggle(key, (e.target as HTMLDetailsElement).open)}
          >
            <summary>${name}</summary>
            <div>${open ? gapsView(gaps(id), opened, actions) : nothing}</div>
          </details>
        `;
      })}
    </section>
  `;
}

function notesView({ bundle, area }: SourcesModel): TemplateResult {
  const byKind = notesIn(bundle, area);
  return html`
    <section class="sources-part" aria-labelledby="sources-notes">
      <h3 id="sources-notes">${t("sources.notes")}</h3>
      ${
        byKind.length
          ? byKind.map(
              ({ kind, notes }) => html`
                <h4>${t(noteWords[kind])}</h4>
                <ul>
                  ${notes.map(
                    ({ indicator, where, value, text: words }) =>
                      html`<li>
                        <strong>${indicator}</strong>, ${where}${value ? `: ${value}` : nothing}.
                        ${words}
                      </li>`,
                  )}
                </ul>
              `,
            )
          : html`<p>${t("sources.notes.none")}</p>`
      }
    </section>
  `;
}

function groupsView(groups: GroupEntry[]): TemplateResult {
  return html`
    <section class="sources-part" aria-labelledby="sources-groups">
      <h3 id="sources-groups">${t("sources.groups")}</h3>
      ${groups.map(
        ({ name, note, made, spans }) => html`
          <h4>${name}</h4>
          ${made ? html`<p>${made}</p>` : nothing}
          ${
            spans.length
              ? html`<ul>
                  ${spans.map(
                    ({ years, names }) =>
                      html`<li>
                        ${t("sources.group.members", { years, n: names.length, names: list(names) })}
                      </li>`,
                  )}
                </ul>`
              : nothing
          }
          ${note ? html`<p class="help">${note}</p>` : nothing}
        `,
      )}
    </section>
  `;
}

function softwareView(software: string | Error | undefined, actions: SourcesActions) {
  return html`
    <section class="sources-part no-print" aria-labelledby="sources-software">
      <h3 id="sources-software">${t("sources.software")}</h3>
      <p class="help">${t("sources.software.help")}</p>
      <details
        class="fold"
        @toggle=${(e: Event) => actions.toggle("software", (e.currentTarget as HTMLDetailsElement).open)}
      >
        <summary>${t("sources.software.list")}</summary>
        ${
          software instanceof Error
            ? html`<p role="status">${t("sources.software.failed")}</p>`
            : html`<pre class="software" lang="en" tabindex="0" aria-labelledby="sources-software">
${software}</pre>`
        }
      </details>
    </section>
  `;
}
