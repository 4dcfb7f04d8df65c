import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { radiosView, type Radio } from "../controls/radios.ts";
import { ownArea, type DataSet } from "../data/data-set.ts";
import { alone } from "../data/files.ts";
import { freshName, offered, own, shipped } from "../data/name.ts";
import type { Text } from "../engine/types.ts";
import { date } from "../formats.ts";
import type { Local } from "../fresh/locals.ts";
import { t, text } from "../messages/index.ts";
import type { State } from "../state.ts";

export interface DataActions {
  openData(data: string): void;
  openFile(files: FileList): void;
  fetchFresh(): void;
  showChanges(on: boolean): void;
  discard(local: Local): void;
  removeOwn(table: string): void;
}

export interface DataModel {
  state: State;
  bundle: DataSet;
  /** The published data set behind what is open. */
  base: string;
  baseLabel: Text;
  locals: readonly Local[];
  local: Local | undefined;
  /** A fetch is under way. */
  fetching: boolean;
  ownName: string;
  hasOwn: boolean;
}

/** Which data set is used. */
export function dataSetsView(model: DataModel, actions: DataActions): TemplateResult {
  const { state, bundle, base, locals, hasOwn, ownName } = model;
  const published = (shipped as readonly string[]).includes(base) || base === own ? [] : [base];
  const choices: Radio<string>[] = [
    ...offered.map((id) => ({ value: id, label: t(`data.${id}`) })),
    ...published.map((id) => ({ value: id, label: text(model.baseLabel) })),
    ...locals.map((one) => {
      const value = freshName(one);
      const more = state.data === value ? localView(one, state, actions) : nothing;
      return { value, label: localName(one), more };
    }),
    ...(hasOwn ? [{ value: own, label: `${t("data.own")}: ${ownName}` }] : []),
  ];
  return html`
    <fieldset class="ds-fieldset plain data-sets">
      <legend class="ds-label">${t("data.legend")}</legend>
      ${radiosView("data", state.data, choices, (data) => actions.openData(data))}
      ${state.data === own ? html`<p class="help">${text(bundle.label)}</p>` : nothing}
    </fieldset>
  `;
}

/** The ways to numbers that are not published with the page. */
export function moreDataView(model: DataModel, actions: DataActions): TemplateResult {
  return html`
    <fieldset class="ds-fieldset plain data-more">
      <legend class="ds-label">${t("data.more")}</legend>
      ${model.state.area === ownArea || alone ? nothing : fetchView(model, actions)}
      ${ownView(model, actions)}
    </fieldset>
  `;
}

/** "Barnevern, hentet fra SSB 22.11.2026" */
export function localName({ areaName, retrieved }: Local): string {
  return t("fresh.name", { area: text(areaName), date: date(retrieved) });
}

function localView(local: Local, state: State, actions: DataActions): TemplateResult {
  return html`
    <div class="local">
      <label class="choice">
        <input
          class="ds-input"
          type="checkbox"
          id="show-changes"
          .checked=${live(state.changes)}
          @change=${(e: Event) => actions.showChanges((e.target as HTMLInputElement).checked)}
        />
        <span>${t("changes.show")}</span>
      </label>
      <button
        class="ds-button"
        type="button"
        data-variant="tertiary"
        data-size="sm"
        id="discard-fresh"
        @click=${() => actions.discard(local)}
      >
        ${t("fresh.discard")}
      </button>
    </div>
  `;
}

function fetchView({ state, bundle, fetching }: DataModel, actions: DataActions): TemplateResult {
  const area = text(bundle.serviceAreas.find((a) => a.id === state.area)?.name);
  return html`
    <button
      class="ds-button fetch"
      type="button"
      data-variant="secondary"
      data-size="sm"
      id="fetch-fresh"
      aria-describedby="fetch-help"
      aria-disabled=${fetching ? "true" : "false"}
      @click=${() => !fetching && actions.fetchFresh()}
    >
      ${t("fresh.fetch")}
    </button>
    <p class="help" id="fetch-help">${t("fresh.help", { area })}</p>
  `;
}

function ownView({ bundle }: DataModel, actions: DataActions): TemplateResult {
  const pick = (e: Event) => {
    const input = e.target as HTMLInputElement;
    if (input.files?.length) actions.openFile(input.files);
    input.value = "";
  };
  return html`
    <label class="ds-button file" data-variant="secondary" data-size="sm">
      <input
        class="ds-sr-only"
        type="file"
        id="pick-file"
        accept=".json,.csv,application/json,text/csv"
        aria-describedby="file-help"
        @change=${pick}
      />
      <span>${t("data.own.pick")}</span>
    </label>
    <p class="help" id="file-help">${t("data.own.help")}</p>
    ${
      bundle.ownFiles?.length
        ? html`<ul class="own-files" aria-label=${t("own.files")}>
            ${bundle.ownFiles.map(
              ({ table, name }) =>
                html`<li>
                  <span>${t("own.file", { file: name })}</span>
                  <button
                    class="ds-button"
                    type="button"
                    data-variant="tertiary"
                    data-size="sm"
                    @click=${() => actions.removeOwn(table)}
                  >
                    ${t("own.remove")}<span class="ds-sr-only"> ${name}</span>
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
  `;
}
