import { html, render } from "lit-html";
import { t, type Language } from "../messages/index.ts";

export interface MastheadActions {
  address(language: Language): string;
  choose(event: MouseEvent, language: Language): void;
}

const languages: readonly Language[] = ["nb", "nn", "en"];

/** Name, what it is for, and the languages, each named in itself. Stands outside what the app draws. */
export function mastheadView(current: Language, actions?: MastheadActions): void {
  const { documentElement: page } = document;
  // Setting it anew, even to the same, makes the browser style the whole page again.
  if (page.lang !== current) page.lang = current;
  document.getElementById("skip")!.textContent = t("app.skip");
  render(
    html`
      <span class="mark" aria-hidden="true"></span>
      <div class="masthead-name">
        <h1>${t("app.name")}</h1>
        <p>${t("app.tagline")}</p>
      </div>
      ${
        actions &&
        html`<nav class="languages no-print" aria-label=${t("language.label")}>
          ${languages.map(
            (language) =>
              html`<a
                href=${actions.address(language)}
                lang=${language}
                hreflang=${language}
                aria-current=${language === current ? "true" : "false"}
                @click=${(event: MouseEvent) => actions.choose(event, language)}
                >${t(`language.${language}`)}</a
              >`,
          )}
        </nav>`
      }
    `,
    document.getElementById("masthead")!,
  );
}
