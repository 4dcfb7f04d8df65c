import { html, type TemplateResult } from "lit-html";
import type { DataSet } from "../data/data-set.ts";
import { t, text } from "../messages/index.ts";
import { inProfile, municipalities } from "../profile/query.ts";
import type { State } from "../state.ts";

/** Why there is no profile and there are no nøkkeltall, and the way on. `noPlaces` asks for a municipality. */
export function profileEmpty(
  state: State,
  bundle: DataSet,
  area: string,
  noPlaces: string,
  reset: () => void,
): TemplateResult {
  const computed = inProfile(state, bundle).some((i) => i.versions.length > 0);
  const why = !computed
    ? t("empty.area", { area, data: text(bundle.label) })
    : municipalities(state, bundle).length === 0
      ? noPlaces
      : t("profile.empty.baseline");
  return html`
    <div class="empty">
      <p>${why}</p>
      <button class="ds-button" type="button" data-variant="secondary" @click=${reset}>
        ${t("profile.defaults")}
      </button>
    </div>
  `;
}
