import "../style/views.css";
import { html } from "lit-html";
import { ShownChanges } from "../changes/shown.ts";
import { collect } from "../collection/collect.ts";
import type { Host } from "../host.ts";
import { text } from "../messages/index.ts";
import { askProfile } from "../profile/ask.ts";
import { profile, type Profile } from "../profile/profile.ts";
import { mostKeyFigures } from "../profile/query.ts";
import type { State } from "../state.ts";
import { keyFiguresTitle, keyFiguresView } from "../views/key-figures.ts";
import type { Page } from "./page.ts";

/** The nøkkeltall of the chosen municipalities. */
export function keyFiguresPage(host: Host): Page {
  const changes = new ShownChanges(host);
  let shown: Profile | undefined;
  const figureOf = (indicator: string, place: string): State => ({
    ...host.state,
    view: "figure",
    indicators: [indicator],
    regions: [place, ...host.state.regions.filter((code) => code !== place)],
  });
  const profileOf = (): State => ({ ...host.state, view: "profile" });
  return {
    calculate() {
      shown = undefined;
      const answers = askProfile(host.state, host.session, mostKeyFigures);
      if (answers) shown = profile(answers, host.session.bundle);
    },
    title() {
      const { area: id, year } = host.state;
      const area = text(host.session.bundle.serviceAreas.find((a) => a.id === id)?.name);
      return shown ? keyFiguresTitle(area, year) : "";
    },
    view: () => html`
      ${keyFiguresView(shown, host.state, host.session.bundle, {
        figureOf: (id, place) => host.address(figureOf(id, place)),
        toFigure: (event, id, place) => {
          if (host.follow(event, figureOf(id, place))) host.focus("figur");
        },
        profile: host.address(profileOf()),
        toProfile: (event) => {
          if (host.follow(event, profileOf())) host.focus("profil");
        },
        print: () => print(),
        collect: () =>
          void collect(host, (state, code) => ({ ...state, regions: [code] }), mostKeyFigures),
        reset: () => host.reset(),
      })}
      ${changes.view()}
    `,
  };
}
