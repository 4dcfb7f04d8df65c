import { wrap } from "../../figure/text.ts";
import type { Finished } from "../../finished.ts";
import { own } from "../../data/name.ts";
import { date } from "../../formats.ts";
import { t } from "../../messages/index.ts";
import { ownUsed, sourceLine } from "../../source.ts";
import { madeTitle } from "../../title.ts";

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
  const { panels, bundle, title, words, link, state } = figure;
  const address = /^https?:/.test(link) ? link : undefined;
  const carried = state.data !== own && !bundle.fresh && !ownUsed(panels, bundle).length;
  return {
    title: [title.title, ...(bundle.kind === "example" ? [t("example.label")] : [])].join(" – "),
    description: [title.subtitle, ...words].filter(Boolean).join(" "),
    source: sourceLine(panels, bundle),
    link: carried ? address : address?.replace(/#.*/, ""),
    license: bundle.license,
    made,
  };
}

/** A link that takes more lines than this is only told in the file. */
const mostLines = 2;

const size = 12;

/** Under the source of a picture: what it shows where the reader's own words stand over it, when it was made, and where. */
export function foot({ panels, state, bundle }: Finished, told: About, width: number): string[] {
  const { title, subtitle } = madeTitle(panels, { ...state, title: "", subtitle: "" }, bundle);
  const shows = state.subtitle ? [t("pictures.shows", { what: `${title}, ${subtitle}` })] : [];
  const day = date(isoDay(told.made));
  if (!told.link) return [...shows, t("pictures.made", { date: day })];
  const whole = t("pictures.made.link", { date: day, link: told.link });
  if (wrap(whole, width, size).length <= mostLines) return [...shows, whole];
  const address = told.link.replace(/#.*/, "");
  return [...shows, t("pictures.made.address", { date: day, address })];
}

function isoDay(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-");
}
