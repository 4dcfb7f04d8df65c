import { html, nothing, svg, type TemplateResult } from "lit-html";
import { at, type Domain, type Strip } from "../profile/strip.ts";

const width = 190;
const height = 24;
const pad = 9;
/** The same blue as the highlighted municipality's line: told apart on light and dark, and neither good nor bad. */
const ink = "#0072B2";

const x = (share: number) => Math.round((pad + share * (width - 2 * pad)) * 10) / 10;

/** Lowest to highest as a bar, 100 as a line through it, the municipality as a dot. All of it also stands in words beside it. */
export function stripView(strip: Strip, domain: Domain): TemplateResult {
  const { from, to, dot } = strip;
  return html`<svg
    class="strip"
    viewBox=${`0 0 ${width} ${height}`}
    width=${width}
    height=${height}
    aria-hidden="true"
  >
    ${svg`<path d=${`M${x(0)} 12H${x(1)}`} stroke="currentColor" stroke-opacity="0.25" stroke-width="1" />`}
    ${from !== undefined && to !== undefined ? span(from, to, domain) : nothing}
    ${svg`<path d=${`M${x(0.5)} 2V22`} stroke="currentColor" stroke-width="1.5" />`}
    ${dot === undefined ? nothing : mark(dot, domain)}
  </svg>`;
}

function span(from: number, to: number, domain: Domain): TemplateResult {
  const [a, b] = [at(from, domain), at(to, domain)];
  const end = (share: number, outside: number) =>
    outside === 0
      ? `M${x(share)} 7V17`
      : `M${x(share) - outside * 4} 8l${outside * 4} 4l${-outside * 4} 4`;
  return svg`
    <path d=${`M${x(a.share)} 12H${x(b.share)}`} stroke="currentColor" stroke-opacity="0.35" stroke-width="6" />
    <path d=${end(a.share, a.outside) + end(b.share, b.outside)} fill="none" stroke="currentColor" stroke-width="1.5" />
  `;
}

/** Beyond the scale the dot becomes an arrowhead that points out of it. */
function mark(index: number, domain: Domain): TemplateResult {
  const { share, outside } = at(index, domain);
  return outside === 0
    ? svg`<circle cx=${x(share)} cy="12" r="5.5" fill=${ink} stroke="Canvas" stroke-width="1.5" />`
    : svg`<path d=${`M${x(share) - outside * 3} 5l${outside * 10} 7l${-outside * 10} 7z`} fill=${ink} stroke="Canvas" stroke-width="1.5" />`;
}

/** The scale above the strips: its ends, and 100 in the middle. */
export function scaleView({ from, to }: Domain): TemplateResult {
  const label = (share: number, anchor: string, n: number) =>
    svg`<text x=${x(share)} y="11" font-size="11" fill="currentColor" text-anchor=${anchor}>${n}</text>`;
  return html`<svg
    class="strip"
    viewBox=${`0 0 ${width} 14`}
    width=${width}
    height="14"
    aria-hidden="true"
  >
    ${label(0, "start", from)} ${label(0.5, "middle", 100)} ${label(1, "end", to)}
  </svg>`;
}

/** What the shapes mean. */
export function keyView(kind: "span" | "baseline" | "dot" | "outside"): TemplateResult {
  const shape = {
    span: svg`<path d="M3 8H25" stroke="currentColor" stroke-opacity="0.35" stroke-width="6" /><path d="M3 3V13M25 3V13" stroke="currentColor" stroke-width="1.5" />`,
    baseline: svg`<path d="M14 1V15" stroke="currentColor" stroke-width="1.5" />`,
    dot: svg`<circle cx="14" cy="8" r="5.5" fill=${ink} />`,
    outside: svg`<path d="M11 1l10 7l-10 7z" fill=${ink} />`,
  }[kind];
  return html`<svg class="key" viewBox="0 0 28 16" width="28" height="16" aria-hidden="true">
    ${shape}
  </svg>`;
}
