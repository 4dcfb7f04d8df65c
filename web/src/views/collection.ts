import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { labels, sources, thereOf } from "../collection/report.ts";
import type { Collection, Item } from "../collection/item.ts";
import { most } from "../collection/item.ts";
import { placed, type Placed } from "../collection/sections.ts";
import { titleOf, type Shown, type There } from "../collection/shown.ts";
import { date } from "../formats.ts";
import { count, t } from "../messages/index.ts";
import { itemView, type ItemActions } from "./collection-item.ts";
import { button, partId, unlessTyping, valueOf } from "./collection-parts.ts";

export interface CollectionModel {
  collection: Collection;
  /** It came with a link. */
  shared: boolean;
  of(item: Item): Shown | undefined;
  /** How many are made of how many, while they are being made. */
  progress: { done: number; of: number } | undefined;
  /** The file that is being made. */
  making: "slides" | "workbook" | undefined;
  /** Whose notes are open, and whose numbers. */
  noting: ReadonlySet<string>;
  unfolded: ReadonlySet<string>;
  /** What was done, for those who do not see it. */
  spoken: string;
  /** "Kommunens rapport". */
  maker: TemplateResult;
  /** The address of the whole. */
  link: string;
}

export interface CollectionActions extends ItemActions {
  typingTitle(title: string): void;
  title(title: string): void;
  slides(): void;
  workbook(): void;
  print(): void;
  copyLink(): void;
  clear(): void;
  /** Of one that came with a link. */
  keep(): void;
  append(): void;
  mine: string;
  toMine(event: MouseEvent): void;
}

/** The collection as it is put together, and on paper as a report with title, contents and one figure per page. */
export function collectionView(model: CollectionModel, actions: CollectionActions): TemplateResult {
  const { collection, shared, of } = model;
  const there = thereOf(collection, of);
  const places = placed(collection, of);
  const any = collection.items.length > 0;
  return html`
    <section
      class="collection card"
      id="innhold"
      tabindex="-1"
      aria-labelledby="collection-heading"
    >
      <div class="collection-cover">
        <h2 id="collection-heading">${(any && collection.title) || t("view.collection")}</h2>
        ${any ? html`<p class="collection-subtitle">${sources(there).join(" · ")}</p>` : nothing}
        ${labels(there).map((label) => html`<p class="collection-label">${label}</p>`)}
        ${any ? contentsView(places, model.link) : nothing}
      </div>
      ${shared ? sharedView(actions) : nothing}
      ${any ? toolsView(model, there, actions) : emptyView()} ${any ? nothing : model.maker}
      <ol class="collection-items">
        ${repeat(
          places,
          ({ item }) => item.id,
          (place, at) => itemView(place, at, there.length, model, actions),
        )}
      </ol>
      ${any && !shared ? model.maker : nothing}
      <p class="ds-sr-only no-print" aria-live="polite" id="collection-spoken">${model.spoken}</p>
    </section>
  `;
}

/** While what came with a link is unpacked. */
export function waitingView(): TemplateResult {
  return html`<section class="collection card" id="innhold" tabindex="-1">
    <p role="status">${t("page.loading")}</p>
  </section>`;
}

function emptyView(): TemplateResult {
  return html`<div class="collection-empty">
    <p>${t("collection.empty")}</p>
    <p class="help">${t("collection.empty.kept")}</p>
  </div>`;
}

function sharedView({ keep, append, mine, toMine }: CollectionActions): TemplateResult {
  return html`
    <div class="collection-shared no-print" role="note">
      <p>${t("collection.shared")}</p>
      <div class="collection-ways">
        ${button("keep-shared", "secondary", t("collection.shared.keep"), keep)}
        ${button("append-shared", "secondary", t("collection.shared.append"), append)}
        <a class="ds-link" href=${mine} @click=${toMine}>${t("collection.shared.mine")}</a>
      </div>
    </div>
  `;
}

function toolsView(
  { collection, shared, progress, making }: CollectionModel,
  there: readonly There[],
  actions: CollectionActions,
): TemplateResult {
  return html`
    <div class="collection-tools no-print">
      ${
        shared
          ? nothing
          : html`<div class="ds-field">
              <label class="ds-label" for="collection-title">${t("collection.title")}</label>
              <input
                class="ds-input"
                id="collection-title"
                maxlength=${most.title}
                autocomplete="off"
                .value=${unlessTyping("collection-title", collection.title)}
                placeholder=${t("view.collection")}
                @input=${(e: Event) => actions.typingTitle(valueOf(e))}
                @change=${(e: Event) => actions.title(valueOf(e))}
              />
            </div>`
      }
      <div class="collection-ways">
        ${button("collection-slides", "primary", t("collection.slides"), actions.slides, !!making)}
        ${button("collection-workbook", "secondary", t("collection.workbook"), actions.workbook, !!making)}
        ${button("collection-print", "secondary", t("collection.print"), actions.print)}
        ${button("collection-link", "tertiary", t("collection.link"), actions.copyLink)}
        ${shared ? nothing : button("collection-clear", "tertiary", t("collection.clear"), actions.clear)}
      </div>
      ${making ? html`<p role="status">${t("formats.working")}</p>` : nothing}
      ${
        progress
          ? html`<p class="collection-progress">
              <progress
                max=${progress.of}
                value=${progress.done}
                aria-labelledby="collection-at"
              ></progress>
              <span id="collection-at"
                >${t("collection.progress", { n: progress.done, of: progress.of })}</span
              >
            </p>`
          : html`<p class="help">
              ${count("collection.count", collection.items.length)}
              ${there.length < collection.items.length ? count("collection.gone", collection.items.length - there.length) : nothing}
            </p>`
      }
    </div>
  `;
}

/** On paper: the sections with their figures by number, each a link within the file, and where it all comes from. */
function contentsView(places: readonly Placed[], link: string): TemplateResult {
  return html`
    <div class="collection-contents print-only">
      <h3>${t("collection.contents")}</h3>
      <ol>
        ${places.map(({ item, shown, n, section }) =>
          shown?.part
            ? html`
                ${section ? html`<li class="contents-section">${section}</li>` : nothing}
                <li>
                  <a href=${`#${partId(item)}`}><span>${n}</span> ${titleOf(shown).title}</a>
                </li>
              `
            : nothing,
        )}
      </ol>
      <p class="collection-made">
        ${t("collection.made", { date: date(today()) })}
        <a href=${fromPaper(link)}>${t("collection.made.link")}</a>
      </p>
    </div>
  `;
}

/** A link to the page that is printed would be taken for one within the file: an empty question makes it another's. */
function fromPaper(link: string): string {
  return link.replace("#", "?#");
}

function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
