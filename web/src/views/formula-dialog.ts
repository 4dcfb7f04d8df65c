import { html, nothing } from "lit-html";
import { openDialog as open, type Dialog } from "../controls/dialog.ts";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import type { OwnIndicator } from "../own/indicators.ts";
import { blank, withIndicator } from "../sum/draft.ts";
import { FormulaEditor } from "./formula-editor.ts";
import { deleteOwn } from "./formula-delete.ts";

/** A new indicator of the reader's, or one that there is; Escape and "Avbryt" leave everything as it was. */
export function openDialog(host: Host): void {
  let own: OwnIndicator = blank();
  let editor: FormulaEditor;
  let dialog: Dialog | undefined;
  const edit = (next: OwnIndicator) => {
    own = next;
    editor = new FormulaEditor(host, "own-formula", own, undefined, {
      use: (made) => {
        const { state } = host;
        dialog?.close();
        // The findings, tables and sources have no indicators to choose; the figure has.
        host.go({ ...state, ...withIndicator(state, made), view: "figure" });
      },
      cancel: () => dialog?.close(),
    });
    dialog?.draw();
  };
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

  edit(own);
  dialog = open(
    "formula-dialog",
    () => (own.id ? t("formula.edit") : t("formula.new")),
    () => html`${host.state.ownIndicators.length ? list() : nothing} ${editor.element}`,
  );
  document.getElementById("own-formula-find")?.focus();
}
