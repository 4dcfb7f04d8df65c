import "@digdir/designsystemet-web/popover";
import { html, nothing, type TemplateResult } from "lit-html";
import { inOrderOfName, termsIn, type Term } from "../glossary/glossary.ts";
import { t, text } from "../messages/index.ts";

/**
 * Texts that share their terms: each is explained where it stands first. `scope` begins the ids of the explanations
 * and must be the text's own on the page.
 */
export class Explained {
  readonly #scope: string;
  readonly #seen = new Set<Term>();

  constructor(scope: string) {
    this.#scope = scope;
  }

  /** The text with its terms as buttons that open their explanation. */
  words(plain: string): (string | TemplateResult)[] {
    return termsIn()(plain, this.#seen).map(({ words, of }) =>
      of ? this.#term(words, of) : words,
    );
  }

  #term(words: string, term: Term): TemplateResult {
    const id = `${this.#scope}-term-${term.id}`;
    // No blank may come between the word and the mark after it.
    return html`<button type="button" class="term" data-popover="inline" popovertarget=${id}>
        ${words}</button
      ><span class="ds-popover term-explained" data-placement="bottom" popover id=${id}
        ><strong>${text(term.term)}</strong> ${text(term.explanation)}</span
      >`;
  }
}

/** Every term, from A to Å. */
export function glossaryView(): TemplateResult {
  return html`
    <section class="card glossary" id="ordliste" tabindex="-1" aria-labelledby="glossary-heading">
      <h2 id="glossary-heading">${t("glossary.heading")}</h2>
      <p class="help">${t("glossary.help")}</p>
      <dl>
        ${inOrderOfName().map((one) => {
          const others = otherName(one);
          return html`<div>
            <dt>
              ${text(one.term)}${others ? html` <small lang="nb">${others}</small>` : nothing}
            </dt>
            <dd>${text(one.explanation)}</dd>
          </div>`;
        })}
      </dl>
    </section>
  `;
}

/** Whoever reads English meets the Norwegian word in the sources. */
function otherName({ term }: Term): string {
  return text(term) === term.nb || text(term) === term.nn ? "" : term.nb;
}
