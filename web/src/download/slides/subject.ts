import { ownBand, warning } from "../../figure/theme.ts";
import type { Finished } from "../../finished.ts";
import { t } from "../../messages/index.ts";
import { ownUsed, sourceLine } from "../../source.ts";
import { carriedLink } from "../carried.ts";
import type { Part } from "../part.ts";
import { shows } from "../shows.ts";
import { gridTable } from "./kinds/grid.ts";
import { tell } from "./kinds/index.ts";
import type { Band, Subject, Told } from "./page.ts";

/** What a part has on its slides, and what stands around it. */
export function subjectOf(part: Part): { subject: Subject; told: Told } {
  const section = part.section ?? "";
  if (part.kind === "figure") {
    const told = tell(part.figure);
    return { subject: ofFigure(part.figure, section, told), told };
  }
  const { grid } = part;
  return {
    subject: {
      section,
      title: grid.title,
      subtitle: grid.subtitle,
      bands: grid.label ? [{ words: grid.label, fill: warning.fill }] : [],
      notes: grid.notes.slice(0, -1),
      kept: grid.notes.slice(-1),
      source: grid.source,
      words: grid.words,
      link: grid.link,
    },
    told: { contents: [{ kind: "table", table: gridTable(grid) }], notes: [] },
  };
}

function ofFigure(figure: Finished, section: string, told: Told): Subject {
  const { panels, state, bundle, title, words } = figure;
  return {
    section,
    title: title.title,
    subtitle: title.subtitle,
    bands: bandsOf(figure),
    notes: told.notes,
    kept: [...shows(figure), ...(state.note ? [state.note] : [])],
    source: sourceLine(panels, bundle),
    words,
    link: carriedLink(figure)?.href ?? "",
  };
}

/** The labels of example data and of the reader's own, as over a figure. */
function bandsOf({ panels, bundle }: Finished): Band[] {
  const own = ownUsed(panels, bundle);
  return [
    ...(bundle.kind === "example" ? [{ words: t("example.label"), fill: warning.fill }] : []),
    ...(own.length
      ? [
          {
            words: `${t("own.banner")}: ${own.map((o) => o.name).join(", ")}`,
            fill: ownBand.fill,
          },
        ]
      : []),
  ];
}
