import "@digdir/designsystemet-css/dialog.css";
import { html, nothing, render } from "lit-html";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import type { OwnIndicator } from "../own/indicators.ts";
import { blank, withIndicator } from "../sum/draft.ts";
import { FormulaEditor } from "./formula-editor.ts";
import { deleteOwn } from "./formula-delete.ts";

/** A new indicator of the reader's, or one that there is; Escape and "Avbryt" leave everything as it was. */
export function openDialog(host: Host): void {
  const dialog = document.createElement("dialog");
  dialog.className = "ds-dialog formula-dialog no-print";
  dialog.setAttribute("aria-labelledby", "formula-dialog-heading");
  let own: OwnIndicator = blank();
  let editor: FormulaEditor;
  const close = () => dialog.close();

  const edit = (next: OwnIndicator) => {
    own = next;
    editor = new FormulaEditor(host, "own-formula", own, undefined, {
      use: (made) => {
        const { state } = host;
        close();
        // The findings, tables and sources have no indicators to choose; the figure has.
        host.go({ ...state, ...withIndicator(state, made), view: "figure" });
      },
      cancel: close,
    });
    draw();
  };
  const draw = () =>
    render(
      html`
        <div class="formula-dialog-head">
          <h2 id="formula-dialog-heading" tabindex="-1">
            ${own.id ? t("formula.edit") : t("formula.new")}
          </h2>
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
        ${host.state.ownIndicators.length ? list() : nothing} ${editor.element}
      `,
      dialog,
    );
  const list = () => html`
    <h3 id="formula-list">${t("formula.list")}</h3>
    <ul class="formula-list" aria-labelledby="formula-list">
      ${host.state.ownIndicators.map(
        (one) => html`
          <li>
            <span>${one.name} <code>${one.formula}</code></span>
            <button
              class="ds-button"
              type="button"
              data-variant="tertiary"
              data-size="sm"
              aria-label=${t("formula.edit.one", { name: one.name })}
              aria-current=${one.id === own.id ? "true" : nothing}
              @click=${() => {
                edit(one);
                focusField();
              }}
            >
              ${t("formula.edit")}
            </button>
            <button
              class="ds-button"
              type="button"
              data-variant="tertiary"
              data-size="sm"
              aria-label=${t("formula.delete.one", { name: one.name })}
              @click=${() => {
                deleteOwn(host, one);
                edit(one.id === own.id ? blank() : own);
                document.getElementById("formula-dialog-heading")?.focus();
              }}
            >
              ${t("formula.delete")}
            </button>
          </li>
        `,
      )}
    </ul>
  `;
  const focusField = () => document.getElementById(editor.field)?.focus();

  // Leaving the address leaves what is asked about.
  addEventListener("popstate", close);
  dialog.addEventListener("close", () => {
    removeEventListener("popstate", close);
    dialog.remove();
  });
  edit(own);
  document.body.append(dialog);
  dialog.showModal();
  document.getElementById("own-formula-find")?.focus();
}
