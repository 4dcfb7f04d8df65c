import "../style/views.css";
import { html } from "lit-html";
import { ShownChanges } from "../changes/shown.ts";
import { collect } from "../collection/collect.ts";
import type { Host } from "../host.ts";
import { askProfile } from "../profile/ask.ts";
import { profile, type Profile } from "../profile/profile.ts";
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
      const answers = askProfile(state, session);
      if (answers) shown = profile(answers, session.bundle);
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
        keyFigures: host.address({ ...host.state, view: "keyfigures" }),
        toKeyFigures: (event) => {
          if (host.follow(event, { ...host.state, view: "keyfigures" })) host.focus("innhold");
        },
        collect: () =>
          void collect(host, (state, code) => ({
            ...state,
            view: "figure",
            figure: "profile",
            // One indicator stands for the whole tjenesteprofil.
            indicators: host.session.defaults(state.area).indicators,
            regions: [code],
            from: state.year,
            to: state.year,
            span: "fixed",
          })),
        reset: () => host.reset(),
      })}
      ${changes.view()}
    `,
  };
}
