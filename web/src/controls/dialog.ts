import "@digdir/designsystemet-css/dialog.css";
import "../style/dialog.css";
import { html, render, type TemplateResult } from "lit-html";
import { t } from "../messages/index.ts";

/** A dialog over the page. Escape, "Lukk" and leaving the address close it, and then it is gone. */
export interface Dialog {
  readonly element: HTMLDialogElement;
  draw(): void;
  close(): void;
}

/** `title` and `body` are asked each time it is drawn. `name` is its class; its heading is `<name>-heading`. */
export function openDialog(
  name: string,
  title: () => string,
  body: () => TemplateResult,
  closed: () => void = () => {},
): Dialog {
  const element = document.createElement("dialog");
  const heading = `${name}-heading`;
  element.className = `ds-dialog ${name} no-print`;
  element.setAttribute("aria-labelledby", heading);
  const close = () => element.close();
  const draw = () =>
    render(
      html`
        <div class="dialog-head">
          <h2 id=${heading} tabindex="-1" autofocus>${title()}</h2>
          <button
            class="ds-button"
            type="button"
            data-variant="tertiary"
            data-size="sm"
            @click=${close}
          >
            ${t("fresh.close")}
          </button>
        </div>
        ${body()}
      `,
      element,
    );
  addEventListener("popstate", close);
  element.addEventListener("close", () => {
    removeEventListener("popstate", close);
    closed();
    element.remove();
  });
  draw();
  document.body.append(element);
  element.showModal();
  return { element, draw, close };
}
