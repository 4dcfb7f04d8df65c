import { html, nothing, type TemplateResult } from "lit-html";
import { most, type Item, type Words } from "../collection/item.ts";
import type { Placed } from "../collection/sections.ts";
import { titleOf, wordsOf, type Shown, type There } from "../collection/shown.ts";
import { linkOf } from "../collection/showing.ts";
import { t } from "../messages/index.ts";
import type { CollectionModel } from "./collection.ts";
import { partId, unlessTyping, valueOf } from "./collection-parts.ts";
import { gridTableView } from "./collection-grid.ts";
import { numbersView } from "./collection-numbers.ts";

export interface ItemActions {
  move(item: Item, by: -1 | 1): void;
  remove(item: Item): void;
  /** The reader's own words, while they are being written and when they are. */
  typing(item: Item, part: Words): void;
  words(item: Item, part: Words): void;
  /** Opens and closes the fields for the reader's own words, and the numbers. */
  note(item: Item): void;
  fold(item: Item): void;
}

/** One of the collection: what it is, its picture or table, its words, and what can be done with it. */
export function itemView(
  { item, shown, n, section }: Placed,
  at: number,
  of: number,
  model: CollectionModel,
  actions: ItemActions,
): TemplateResult {
  const name = nameOf(item, shown);
  const sections = model.collection.items.some(({ inArea }) => inArea);
  return html`
    <li
      class=${`collection-item${shown?.part ? "" : " no-print"}`}
      id=${partId(item)}
      tabindex="-1"
    >
      ${section ? html`<h3 class="collection-section">${section}</h3>` : nothing}
      <article aria-labelledby=${`${partId(item)}-name`}>
        ${headingView(`${partId(item)}-name`, n, of, name, shown?.part?.kind === "figure", sections)}
        ${waysView(item, at, name, model, actions)}
        ${shown?.part ? bodyView(item, shown, model, actions) : goneView(shown)}
      </article>
    </li>
  `;
}

/** Under its section's heading, where there are sections. On paper the picture of a figure has its title. */
function headingView(
  id: string,
  n: number,
  of: number,
  name: string,
  drawn: boolean,
  sections: boolean,
): TemplateResult {
  const words = html`
    ${n ? html`<span class="collection-number">${n}</span>` : nothing}
    <span class=${drawn ? "drawn" : ""}>${name}</span>
    ${drawn ? html`<span class="print-only" aria-hidden="true">${t("collection.part", { n, of })}</span>` : nothing}
  `;
  return sections ? html`<h4 id=${id}>${words}</h4>` : html`<h3 id=${id}>${words}</h3>`;
}

/** What it is called, also before it is made. */
export function nameOf(item: Item, shown: Shown | undefined): string {
  if (shown?.part) return titleOf(shown).title;
  return item.heading || (shown ? t("collection.gone.name") : t("collection.waiting"));
}

function goneView(shown: Shown | undefined): TemplateResult | typeof nothing {
  if (!shown || shown.part) return nothing;
  return html`<div class="ds-alert" data-color="warning">
    <div>
      <p>${t("collection.gone.why")}</p>
      <ul>
        ${shown.why.map((words) => html`<li>${words}</li>`)}
      </ul>
    </div>
  </div>`;
}

function bodyView(
  item: Item,
  shown: There,
  { unfolded }: CollectionModel,
  actions: ItemActions,
): TemplateResult {
  const { part, picture } = shown;
  const words = html`<div class="collection-words">
    ${wordsOf(shown).map((paragraph) => html`<p>${paragraph}</p>`)}
  </div>`;
  if (part.kind === "grid")
    return html`
      <p class="collection-about">${part.grid.subtitle}</p>
      ${part.grid.label ? html`<p class="collection-label">${part.grid.label}</p>` : nothing}
      ${foldView(item, gridTableView(part.grid, item.id), unfolded.has(item.id), actions)} ${words}
    `;
  return html`
    <p class="collection-about no-print">${part.figure.title.subtitle}</p>
    <div class="collection-content">
      <div class="collection-picture">${picture}</div>
      ${words}
    </div>
    ${foldView(item, numbersView(part.figure, item.id), unfolded.has(item.id), actions)}
  `;
}

/** The numbers: on the page when asked for, on paper always. */
function foldView(
  item: Item,
  numbers: TemplateResult | undefined,
  open: boolean,
  actions: ItemActions,
): TemplateResult | typeof nothing {
  if (!numbers) return nothing;
  return html`
    <button
      class="ds-button no-print"
      type="button"
      data-variant="tertiary"
      data-size="sm"
      id=${`fold-${item.id}`}
      aria-expanded=${open ? "true" : "false"}
      aria-controls=${`numbers-${item.id}`}
      @click=${() => actions.fold(item)}
    >
      ${open ? t("collection.numbers.hide") : t("collection.numbers.show")}
    </button>
    <div class=${`collection-numbers${open ? "" : " folded"}`} id=${`numbers-${item.id}`}>
      ${numbers}
    </div>
  `;
}

function waysView(
  item: Item,
  at: number,
  name: string,
  { collection, shared, noting }: CollectionModel,
  actions: ItemActions,
): TemplateResult {
  const { id } = item;
  const last = collection.items.length - 1;
  const said = (words: string) => `${words}: ${name}`;
  return html`
    <div class="collection-ways no-print">
      ${
        shared
          ? nothing
          : html`
              ${arrow(`up-${id}`, "M6 1l5 6h-3.2v4h-3.6v-4h-3.2z", said(t("collection.up")), at === 0, () => actions.move(item, -1))}
              ${arrow(`down-${id}`, "M6 11l-5-6h3.2v-4h3.6v4h3.2z", said(t("collection.down")), at === last, () => actions.move(item, 1))}
            `
      }
      <a class="ds-link" href=${linkOf(item)} aria-label=${said(t("collection.open"))}
        >${t("collection.open")}</a
      >
      ${
        shared
          ? nothing
          : html`
              <button
                class="ds-button"
                type="button"
                data-variant="tertiary"
                data-size="sm"
                id=${`note-${id}`}
                aria-expanded=${noting.has(id) ? "true" : "false"}
                aria-label=${said(t("collection.note"))}
                @click=${() => actions.note(item)}
              >
                ${t("collection.note")}
              </button>
              <button
                class="ds-button"
                type="button"
                data-variant="tertiary"
                data-size="sm"
                id=${`remove-${id}`}
                aria-label=${said(t("collection.remove"))}
                @click=${() => actions.remove(item)}
              >
                ${t("collection.remove")}
              </button>
            `
      }
    </div>
    ${noting.has(id) && !shared ? noteView(item, actions) : nothing}
  `;
}

function noteView(item: Item, actions: ItemActions): TemplateResult {
  const { id, heading, comment } = item;
  return html`
    <div class="collection-note no-print">
      <div class="ds-field">
        <label class="ds-label" for=${`heading-${id}`}>${t("collection.note.heading")}</label>
        <input
          class="ds-input"
          id=${`heading-${id}`}
          maxlength=${most.heading}
          autocomplete="off"
          .value=${unlessTyping(`heading-${id}`, heading)}
          @input=${(e: Event) => actions.typing(item, { heading: valueOf(e) })}
          @change=${(e: Event) => actions.words(item, { heading: valueOf(e) })}
        />
      </div>
      <div class="ds-field">
        <label class="ds-label" for=${`comment-${id}`}>${t("collection.note.comment")}</label>
        <textarea
          class="ds-input"
          id=${`comment-${id}`}
          rows="3"
          maxlength=${most.comment}
          .value=${unlessTyping(`comment-${id}`, comment)}
          @input=${(e: Event) => actions.typing(item, { comment: valueOf(e) })}
          @change=${(e: Event) => actions.words(item, { comment: valueOf(e) })}
        ></textarea>
        <p class="help">${t("collection.note.help")}</p>
      </div>
    </div>
  `;
}

/** At an end it stays where the keyboard is, and does nothing. */
function arrow(
  id: string,
  path: string,
  label: string,
  atEnd: boolean,
  move: () => void,
): TemplateResult {
  return html`<button
    class="ds-button"
    type="button"
    data-variant="secondary"
    data-size="sm"
    data-icon
    id=${id}
    aria-label=${label}
    aria-disabled=${atEnd ? "true" : nothing}
    @click=${atEnd ? nothing : move}
  >
    <svg viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
      <path d=${path} fill="currentColor" />
    </svg>
  </button>`;
}
