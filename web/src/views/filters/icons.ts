import { html, svg, type TemplateResult } from "lit-html";
import type { Figure } from "../../state.ts";

const line = (d: string) =>
  svg`<path d=${d} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />`;
const thin = (d: string) =>
  svg`<path d=${d} fill="none" stroke="currentColor" stroke-width="1" stroke-linecap="round" />`;
const solid = (d: string) => svg`<path d=${d} fill="currentColor" />`;
const dots = (...at: [x: number, y: number, r: number][]) =>
  at.map(([x, y, r]) => svg`<circle cx=${x} cy=${y} r=${r} fill="currentColor" />`);

/** In 28 by 20. */
const drawings: Record<Figure, () => unknown> = {
  line: () => [line("M3 15l6-5 6 2 10-8"), thin("M3 17.5l6-2 6 .5 10-4")],
  bar: () => solid("M4 8h4v10H4zM12 3h4v15h-4zM20 11h4v7h-4z"),
  rows: () => solid("M3 3h20v3.6H3zM3 8.2h13v3.6H3zM3 13.4h8V17H3z"),
  slope: () => [
    line("M6 14L22 5"),
    thin("M6 8l16 6"),
    ...dots([6, 14, 2], [22, 5, 2], [6, 8, 1.5], [22, 14, 1.5]),
  ],
  dots: () => [
    thin("M2 16.5h24"),
    ...dots(
      [5, 12, 1.6],
      [10, 12, 1.6],
      [12.5, 8.5, 1.6],
      [15, 12, 1.6],
      [19, 9.5, 2.6],
      [24, 12, 1.6],
    ),
  ],
  scatter: () => [
    thin("M4 2v15h22"),
    ...dots([8, 13, 1.6], [11, 9, 1.6], [15, 11, 1.6], [18, 5, 2.6], [23, 7, 1.6]),
  ],
  heat: () => [
    solid("M3 3h6v4H3zM11 8h6v4h-6zM19 3h6v4h-6zM19 13h6v4h-6z"),
    thin("M11.5 3.5h5v3h-5zM3.5 8.5h5v3h-5zM19.5 8.5h5v3h-5zM3.5 13.5h5v3h-5zM11.5 13.5h5v3h-5z"),
  ],
  profile: () => [
    thin("M4 5h20M4 10h20M4 15h20"),
    thin("M14 2v16"),
    ...dots([18, 5, 2.2], [9, 10, 2.2], [20, 15, 2.2]),
  ],
  table: () => [
    solid("M3 3h22v3H3z"),
    thin("M3.5 3.5h21v13h-21zM3.5 10h21M3.5 13.3h21M10.5 3.5v13M17.5 3.5v13"),
  ],
  rank: () => [solid("M3 11h6v6H3zM11 5h6v12h-6zM19 8h6v9h-6z")],
};

export function figureIcon(figure: Figure): TemplateResult {
  return html`<svg class="kind-icon" viewBox="0 0 28 20" width="28" height="20" aria-hidden="true">
    ${drawings[figure]()}
  </svg>`;
}
