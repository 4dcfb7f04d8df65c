import { html, nothing, type TemplateResult } from "lit-html";
import { arrows } from "../profile/arrows.ts";
import type { Change } from "../profile/held.ts";

/** Up, down or a circle for no change; the words stand beside it. */
export function arrowView(kind: Change["kind"]): TemplateResult | typeof nothing {
  if (!arrows[kind]) return nothing;
  return html`<svg class="arrow" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <path
      d=${arrows[kind]}
      fill=${kind === "unchanged" ? "none" : "currentColor"}
      stroke="currentColor"
      stroke-width=${kind === "unchanged" ? 1.5 : 0}
    />
  </svg>`;
}
