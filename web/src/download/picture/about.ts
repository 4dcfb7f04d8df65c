import { wrap } from "../../figure/text.ts";
import type { Finished } from "../../finished.ts";
import { date } from "../../formats.ts";
import { t } from "../../messages/index.ts";
import { sourceLine } from "../../source.ts";
import { carriedLink, fromDataSet } from "../carried.ts";
import { shows } from "../shows.ts";

/** What a picture file says of itself, in the picture and beside it. */
export interface About {
  title: string;
  description: string;
  source: string;
  /** The figure's address on the web; undefined where it has none that others can open. */
  link?: string;
  license?: string;
  made: Date;
}

export function about(figure: Finished, made = new Date()): About {
  const { panels, bundle, title, words } = figure;
  return {
    title: [title.title, ...(bundle.kind === "example" ? [t("example.label")] : [])].join(" – "),
    description: [title.subtitle, ...words].filter(Boolean).join(" "),
    source: sourceLine(panels, bundle),
    link: carriedLink(figure)?.href,
    license: fromDataSet(figure) ? bundle.license : undefined,
    made,
  };
}

/** A link that takes more lines than this is told in the file's metadata alone. */
const mostLines = 2;

const size = 12;

/**
 * Under the source of a picture: what it shows where the reader's own words stand over it, when it was made, and where.
 * One that is `pasted` has nothing beside it: the browser takes away what a file says of itself.
 */
export function foot(figure: Finished, told: About, width: number, pasted = false): string[] {
  const shown = shows(figure);
  const day = date(isoDay(told.made));
  if (!told.link) return [...shown, t("pictures.made", { date: day })];
  const whole = t("pictures.made.link", { date: day, link: told.link });
  if (wrap(whole, width, size).length <= mostLines) return [...shown, whole];
  const address = told.link.replace(/#.*/, "");
  return [
    ...shown,
    pasted
      ? t("pictures.made.link", { date: day, link: address })
      : t("pictures.made.address", { date: day, address }),
  ];
}

function isoDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
}
