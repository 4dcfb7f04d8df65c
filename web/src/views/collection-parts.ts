import { html, noChange, nothing, type TemplateResult } from "lit-html";
import type { Item } from "../collection/item.ts";

/** Where an item stands on the page and on paper. */
export function partId({ id }: Item): string {
  return `samling-${id}`;
}

/** A field that the keyboard is in keeps what stands there: the reader may be in the middle of a word. */
export function unlessTyping(id: string, value: string): string | typeof noChange {
  return document.activeElement?.id === id ? noChange : value;
}

export function valueOf({ target }: Event): string {
  return (target as HTMLInputElement | HTMLTextAreaElement).value;
}

export function button(
  id: string,
  variant: string,
  label: string,
  click: () => void,
  busy = false,
): TemplateResult {
  return html`<button
    class="ds-button"
    type="button"
    data-variant=${variant}
    data-size="sm"
    id=${id}
    aria-disabled=${busy ? "true" : nothing}
    @click=${busy ? nothing : click}
  >
    ${label}
  </button>`;
}
