import type { Description } from "./engine/types.ts";
import { years } from "./formats.ts";
import { t, text } from "./messages/index.ts";
import type { Panel } from "./series.ts";
import type { State } from "./state.ts";

export interface Title {
  title: string;
  subtitle: string;
}

/** The reader's own words where there are any. */
export function title(panels: readonly Panel[], state: State, bundle: Description): Title {
  const made = madeTitle(panels, state, bundle);
  return { title: state.title || made.title, subtitle: state.subtitle || made.subtitle };
}

/** What the page calls it. */
export function madeTitle(panels: readonly Panel[], state: State, bundle: Description): Title {
  const area = text(bundle.serviceAreas.find((a) => a.id === state.area)?.name);
  const span = years(state.from, state.to);
  const [only] = panels;
  if (panels.length === 1 && only) {
    return {
      title: only.name,
      subtitle: only.unit
        ? t("figure.subtitle.one", { area, unit: only.unit, years: span })
        : t("figure.subtitle.other", { area, years: span }),
    };
  }
  return {
    title: t("figure.title.other", { area, n: panels.length }),
    subtitle: t("figure.subtitle.other", { area, years: span }),
  };
}
