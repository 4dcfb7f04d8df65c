import { later } from "../later.ts";
import { t } from "../messages/index.ts";
import { find, type Also } from "./search.ts";

export interface Option {
  value: string;
  label: string;
  /** A second line, quieter. */
  detail?: string;
  /** Options of one group stand together, under its name. */
  group?: string;
  /** What it is found by beside label and detail. */
  also?: readonly Also[];
  /** It leads elsewhere, and is only offered in answer to a search. */
  leads?: boolean;
}

interface Shown {
  option: Option;
  element: HTMLElement;
  why: HTMLElement;
  /** As the last search found it; -1 when it did not. */
  rank: number;
}

/** The element's code is as large as the rest of the choices: until it comes, the chosen are seen, and the search waits. */
let alive = false;
async function enliven(): Promise<boolean> {
  try {
    await import("./suggestion.ts");
    alive = true;
  } catch {
    // It is asked for again when the reader comes to a field.
  }
  return alive;
}

/** How long the reader has been in the field before they are told that it waits, in milliseconds. */
const patience = 1000;

/**
 * A searchable choice of several (Designsystemet's ds-suggestion). The element rewrites its own children,
 * so it is built and updated here by hand and handed to the templates as one finished node.
 */
export class Picker {
  readonly element = document.createElement("div");
  #suggestion = document.createElement("ds-suggestion") as HTMLElement & { values: string[] };
  #input = document.createElement("input");
  #list = document.createElement("u-datalist");
  #given: readonly Option[] | undefined;
  /** The same in letters: a list that is made anew is often as it was. */
  #options = "";
  #shown: Shown[] = [];
  #headings: { element: HTMLElement; group: string }[] = [];
  #labels = new Map<string, string>();
  #help = document.createElement("p");
  #state = document.createElement("p");

  /** `take` answers true when it has followed a choice that leads elsewhere. */
  constructor(
    id: string,
    texts: { label: string; find: string; help?: string },
    onChange: (values: string[]) => void,
    take: (value: string) => boolean = () => false,
  ) {
    const label = document.createElement("label");
    label.className = "ds-label";
    label.htmlFor = id;
    label.textContent = texts.label;

    const input = this.#input;
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
    // We hide what is not found; the list's own search knows only labels.
    this.#list.setAttribute("data-nofilter", "");
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
    this.#state.className = "help";
    this.#state.setAttribute("role", "status");
    this.#state.hidden = true;
    this.element.append(this.#state);
    later(() => void enliven());
    this.element.addEventListener("focusin", () => void this.#awaken());
    // Before the list itself, which listens further out.
    input.addEventListener("input", () => this.#search());
    suggestion.addEventListener("comboboxbeforematch", (event) => this.#match(event));
    suggestion.addEventListener("comboboxbeforeselect", (event) => {
      const { value } = (event as CustomEvent<HTMLDataElement>).detail;
      if (!take(value)) return;
      event.preventDefault();
      this.#empty();
    });
    suggestion.addEventListener("comboboxafterselect", () => {
      this.#empty();
      onChange(suggestion.values);
    });
  }

  /** The field is there before what answers in it: that it waits, or waits in vain, is told in its place. */
  async #awaken(): Promise<void> {
    if (alive) return;
    const timer = setTimeout(() => this.#say(t("fault.picker.slow")), patience);
    const there = await enliven();
    clearTimeout(timer);
    this.#say(there ? "" : t("fault.picker"));
  }

  #say(words: string): void {
    this.#state.textContent = words;
    this.#state.hidden = !words;
  }

  /** A picker that has a help text can be given another one. */
  update(options: readonly Option[], selected: readonly string[], help?: string): void {
    if (help !== undefined && help !== this.#help.textContent) this.#help.textContent = help;
    if (options !== this.#given) {
      this.#given = options;
      const key = JSON.stringify(options);
      if (key !== this.#options) this.#build(options);
      this.#options = key;
    }
    const current = [...this.#suggestion.querySelectorAll("data")];
    const same =
      current.length === selected.length &&
      current.every(
        (d, i) => d.value === selected[i] && d.textContent === this.#label(selected[i]!),
      );
    if (same) return;
    for (const item of current) item.remove();
    for (const value of selected) {
      const item = document.createElement("data");
      item.value = value;
      item.textContent = this.#label(value);
      this.#input.before(item);
    }
  }

  get values(): string[] {
    return this.#suggestion.values;
  }

  #build(options: readonly Option[]): void {
    this.#labels = new Map(options.map((o) => [o.value, o.label]));
    this.#headings = [];
    const groups = new Map<string, Option[]>();
    for (const option of options) {
      const { group = "" } = option;
      const inside = groups.get(group);
      if (inside) inside.push(option);
      else groups.set(group, [option]);
    }
    this.#shown = [];
    const children: HTMLElement[] = [];
    for (const [group, inside] of groups) {
      if (group) {
        const element = document.createElement("div");
        element.className = "picker-group";
        // Each option says it as its description: a list box may hold nothing but options.
        element.setAttribute("aria-hidden", "true");
        element.textContent = group;
        this.#headings.push({ element, group });
        children.push(element);
      }
      for (const option of inside) {
        const shown = optionElement(option);
        this.#shown.push(shown);
        children.push(shown.element);
      }
    }
    const none = document.createElement("u-option");
    none.setAttribute("data-empty", "");
    none.textContent = t("filters.empty");
    this.#list.replaceChildren(...children, none);
    this.#search();
  }

  #search(): void {
    const query = this.#input.value.trim();
    for (const shown of this.#shown) {
      const { option, element, why } = shown;
      const hit = query ? find(query, option) : option.leads ? undefined : { rank: 0 as const };
      shown.rank = hit ? hit.rank : -1;
      if (element.hidden === !!hit) element.hidden = !hit;
      const told = hit?.told ?? "";
      if (why.textContent !== told) why.textContent = told;
    }
    for (const { element, group } of this.#headings)
      element.hidden = !this.#shown.some((s) => s.rank >= 0 && s.option.group === group);
  }

  /** Enter on words that are no label takes the best hit that is not chosen yet: the list takes what is marked as selected. */
  #match(event: Event): void {
    const { detail: exact } = event as CustomEvent<HTMLElement | undefined>;
    // What stands for no hit at all is called whatever is searched for.
    if (exact && !exact.hasAttribute("data-empty")) return;
    const chosen = this.values;
    const open = this.#input.value.trim()
      ? this.#shown.filter((s) => s.rank >= 0 && !chosen.includes(s.option.value))
      : [];
    const best = open.find((s) => s.rank === 0) ?? open[0];
    event.preventDefault();
    for (const { element } of this.#shown)
      element.toggleAttribute("selected", element === best?.element);
  }

  /** The list hears of it and shows everything again. */
  #empty(): void {
    if (!this.#input.value) return;
    this.#input.value = "";
    const inputType = "deleteContentBackward";
    this.#input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType }));
  }

  #label(value: string): string {
    return this.#labels.get(value) ?? value;
  }
}

function optionElement(option: Option): Shown {
  const { value, label, detail, group, leads } = option;
  const element = document.createElement("u-option");
  element.setAttribute("value", value);
  element.setAttribute("label", label);
  if (group) element.setAttribute("aria-description", group);
  element.toggleAttribute("data-leads", !!leads);
  const line = (name: string, words: string) => {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = words;
    element.append(part);
    return part;
  };
  line("option-label", label);
  if (detail) line("option-detail", detail);
  return { option, element, why: line("option-why", ""), rank: 0 };
}
