import { html } from "lit-html";
import { ShownChanges } from "../changes/shown.ts";
import type { Host } from "../host.ts";
import { profile, type Profile } from "../profile/profile.ts";
import { aroundQuery, toAreaQuery } from "../profile/query.ts";
import { t, text } from "../messages/index.ts";
import { profileView } from "../views/profile.ts";
import type { State } from "../state.ts";
import type { Page } from "./page.ts";

/** The tjenesteprofil of the chosen municipalities. */
export function profilePage(host: Host): Page {
  const changes = new ShownChanges(host);
  let shown: Profile | undefined;
  const figureOf = (indicator: string): State => ({
    ...host.state,
    view: "figure",
    indicators: [indicator],
  });
  return {
    calculate() {
      shown = undefined;
      const { session, state } = host;
      const query = toAreaQuery(state, session.bundle);
      if (!query) return;
      const rows = session.profile(query);
      const answers = {
        year: query.year,
        summed: query.predecessors === "summed",
        profile: rows,
        keyFigures: session.keyFigures(query),
        around: session.evaluate(aroundQuery(query, rows, session.bundle)),
      };
      shown = profile(answers, session.bundle);
    },
    title() {
      const { area: id, year } = host.state;
      const area = text(host.session.bundle.serviceAreas.find((a) => a.id === id)?.name);
      return shown ? t("profile.title", { area, year }) : "";
    },
    view: () => html`
      ${profileView(shown, host.state, host.session.bundle, {
        figureOf: (id) => host.address(figureOf(id)),
        follow: (event, id) => {
          if (host.follow(event, figureOf(id))) host.focus("figur");
        },
        reset: () => host.go({ ...host.session.defaults(), view: "profile" }),
      })}
      ${changes.view()}
    `,
  };
}
