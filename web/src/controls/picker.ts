import "@digdir/designsystemet-web/ds-suggestion";
// Places the list; without it the list stays invisible.
import "@digdir/designsystemet-web/popover";
import { t } from "../messages/index.ts";

export interface Option {
  value: string;
  label: string;
}

/**
 * A searchable choice of several (Designsystemet's ds-suggestion). The element rewrites its own children,
 * so it is built and updated here by hand and handed to the templates as one finished node.
 */
export class Picker {
  readonly element = document.createElement("div");
  #suggestion = document.createElement("ds-suggestion") as HTMLElement & { values: string[] };
  #list = document.createElement("u-datalist");
  #options = "";
  #labels = new Map<string, string>();
  #help = document.createElement("p");

  constructor(
    id: string,
    texts: { label: string; find: string; help?: string },
    onChange: (values: string[]) => void,
  ) {
    const label = document.createElement("label");
    label.className = "ds-label";
    label.htmlFor = id;
    label.textContent = texts.label;

    const input = document.createElement("input");
    input.className = "ds-input";
    input.type = "search";
    input.id = id;
    input.autocomplete = "off";
    input.placeholder = texts.find;

    const clear = document.createElement("del");
    clear.setAttribute("aria-label", t("picker.clear"));

    const suggestion = this.#suggestion;
    suggestion.className = "ds-suggestion";
    suggestion.setAttribute("data-multiple", "");
    const spoken = {
      added: t("picker.added"),
      removed: t("picker.removed"),
      remove: t("picker.remove"),
      clear: t("picker.clear"),
      empty: t("picker.none"),
      found: t("picker.found", { n: "%d" }),
      items: t("picker.selected"),
      of: t("picker.of"),
      invalid: t("picker.invalid"),
      singular: t("picker.hits", { n: "%d" }),
      plural: t("picker.hits", { n: "%d" }),
    };
    for (const [name, words] of Object.entries(spoken))
      suggestion.setAttribute(`data-sr-${name}`, words);
    suggestion.append(input, clear, this.#list);

    this.element.className = "picker ds-field";
    this.element.append(label);
    if (texts.help) {
      this.#help.className = "help";
      this.#help.id = `${id}-help`;
      this.#help.textContent = texts.help;
      input.setAttribute("aria-describedby", this.#help.id);
      this.element.append(this.#help);
    }
    this.element.append(suggestion);
    suggestion.addEventListener("comboboxafterselect", () => {
      if (input.value) {
        input.value = "";
        // The list hears of it and shows everything again.
        const inputType = "deleteContentBackward";
        input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType }));
      }
      onChange(suggestion.values);
    });
  }

  /** A picker that has a help text can be given another one. */
  update(options: readonly Option[], selected: readonly string[], help?: string): void {
    if (help !== undefined && help !== this.#help.textContent) this.#help.textContent = help;
    const key = JSON.stringify(options);
    if (key !== this.#options) {
      this.#options = key;
      this.#labels = new Map(options.map((o) => [o.value, o.label]));
      const none = document.createElement("u-option");
      none.setAttribute("data-empty", "");
      none.textContent = t("filters.empty");
      this.#list.replaceChildren(
        ...options.map(({ value, label }) => optionElement(value, label)),
        none,
      );
    }
    const current = [...this.#suggestion.querySelectorAll("data")];
    const same =
      current.length === selected.length &&
      current.every(
        (d, i) => d.value === selected[i] && d.textContent === this.#label(selected[i]!),
      );
    if (same) return;
    for (const item of current) item.remove();
    const input = this.#suggestion.querySelector("input")!;
    for (const value of selected) {
      const item = document.createElement("data");
      item.value = value;
      item.textContent = this.#label(value);
      input.before(item);
    }
  }

  #label(value: string): string {
    return this.#labels.get(value) ?? value;
  }
}

function optionElement(value: string, label: string): HTMLElement {
  const option = document.createElement("u-option");
  option.setAttribute("value", value);
  option.setAttribute("label", label);
  option.textContent = label;
  return option;
}
