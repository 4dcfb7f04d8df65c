import { svg, html, type TemplateResult } from "lit-html";
import { height, width, type Sketch } from "../findings/sketch.ts";

/** Beside the sentence that says all of it, so it is not read out. */
export function sketchView({ shapes, texts }: Sketch): TemplateResult {
  return html`<svg
    class="sketch"
    viewBox=${`0 0 ${width} ${height}`}
    width=${width}
    height=${height}
    aria-hidden="true"
  >
    ${shapes.map(
      ({ kind, own, d }) => svg`<path class=${`sketch-${kind}${own ? " own" : ""}`} d=${d} />`,
    )}
    ${texts.map(
      ({ x, y, anchor, words }) => svg`<text x=${x} y=${y} text-anchor=${anchor}>${words}</text>`,
    )}
  </svg>`;
}

/** What the bar of a deviation means. */
export function barKeyView(): TemplateResult {
  return html`<svg class="key sketch" viewBox="0 0 28 16" width="28" height="16" aria-hidden="true">
    <path class="sketch-bar own" d="M4 8H24" />
  </svg>`;
}
