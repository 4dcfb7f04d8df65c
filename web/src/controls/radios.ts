import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";

export interface Radio<T extends string> {
  value: T;
  label: string;
  /** What belongs to it and stands under it. */
  more?: TemplateResult | typeof nothing;
}

/** One of several, each a button of its own. `name` is theirs alone; `help` is the id of a text that explains them. */
export function radiosView<T extends string>(
  name: string,
  value: T,
  offered: readonly Radio<T>[],
  change: (value: T) => void,
  help?: string,
): TemplateResult[] {
  return offered.map(
    (one) => html`
      <label class="choice">
        <input
          class="ds-input"
          type="radio"
          name=${name}
          .value=${one.value}
          .checked=${live(value === one.value)}
          aria-describedby=${help ?? nothing}
          @change=${() => change(one.value)}
        />
        <span>${one.label}</span>
      </label>
      ${one.more ?? nothing}
    `,
  );
}
