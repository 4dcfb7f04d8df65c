import "../style/download.css";
import { html, nothing } from "lit-html";
import { openDialog } from "../controls/dialog.ts";
import type { Finished } from "../finished.ts";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import { groups, type Action, type Format, type Group } from "./format.ts";
import { actions, formats } from "./formats.ts";
import { saveAs } from "./save-as.ts";

/** "Flere formater": every kind of file, with what it is for. */
export function openFormats(host: Host, figure: Finished): void {
  let working: Format | Action | undefined;
  const take = async (one: Format | Action) => {
    if (working) return;
    working = one;
    dialog.draw();
    await ("act" in one ? one.act(host, figure) : saveAs(one, host, figure));
    dialog.close();
  };
  const dialog = openDialog(
    "formats",
    () => t("formats.title"),
    () => html`
      <p class="formats-figure">${figure.title.title}</p>
      ${groups.map((group) => {
        const these = [...formats, ...actions].filter((f) => f.group === group);
        return these.length
          ? html`
              <h3>${heading[group]()}</h3>
              <ul>
                ${these.map(
                  (format) => html`
                    <li>
                      <button
                        class="ds-button"
                        type="button"
                        data-variant="secondary"
                        id=${`save-as-${format.id}`}
                        aria-describedby=${`about-${format.id}`}
                        aria-disabled=${working ? "true" : nothing}
                        @click=${() => void take(format)}
                      >
                        ${format.label()}
                      </button>
                      <span id=${`about-${format.id}`}>${format.help()}</span>
                    </li>
                  `,
                )}
              </ul>
            `
          : nothing;
      })}
      <p role="status">${working ? t("formats.working") : ""}</p>
    `,
  );
}

const heading: Record<Group, () => string> = {
  picture: () => t("formats.picture"),
  slides: () => t("formats.slides"),
  numbers: () => t("formats.numbers"),
  whole: () => t("formats.whole"),
};
