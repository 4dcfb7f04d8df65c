import "@digdir/designsystemet-css/dialog.css";
import "@digdir/designsystemet-css/validation-message.css";
import { html, nothing, render } from "lit-html";
import { Picker } from "../../controls/picker.ts";
import type { Description, OwnGroup } from "../../engine/types.ts";
import { count, t } from "../../messages/index.ts";
import { longest, mostOwnGroups } from "../../own/groups.ts";
import { clean } from "../../own/link.ts";
import { municipalityOptions } from "./places.ts";

type Faults = Partial<Record<"name" | "members", string>>;

/** Lets the reader name a group and choose who is in it; undefined when they think better of it. `id` "": a new one. */
export function openGroupForm(
  group: OwnGroup,
  others: readonly OwnGroup[],
  bundle: Description,
): Promise<OwnGroup | undefined> {
  const dialog = document.createElement("dialog");
  dialog.className = "ds-dialog own-group-form";
  dialog.setAttribute("aria-labelledby", "own-group-heading");
  let regions = [...group.regions];
  let faults: Faults = {};
  const options = municipalityOptions(bundle, () => true);
  const members = new Picker(
    "own-group-regions",
    { label: t("groups.own.members"), find: t("filters.regions.find") },
    (values) => {
      regions = values;
      if (regions.length) delete faults.members;
      draw();
    },
  );
  members.element.querySelector("input")!.setAttribute("aria-describedby", "own-group-count");
  const input = () => dialog.querySelector<HTMLInputElement>("#own-group-name")!;

  const check = (name: string): Faults => ({
    ...(name ? {} : { name: t("groups.own.fault.name") }),
    ...(others.some((g) => g.id !== group.id && g.name === name)
      ? { name: t("groups.own.fault.taken", { name }) }
      : {}),
    ...(!group.id && others.length >= mostOwnGroups
      ? { name: t("groups.own.fault.most", { most: mostOwnGroups }) }
      : {}),
    ...(regions.length ? {} : { members: t("groups.own.fault.members") }),
  });
  const save = (event: Event) => {
    event.preventDefault();
    const name = clean(input().value, longest);
    faults = check(name);
    draw();
    if (faults.name) return input().focus();
    if (faults.members) return members.element.querySelector("input")!.focus();
    made = { id: group.id, name, regions };
    dialog.close();
  };
  const fault = (id: string, words: string | undefined) =>
    words === undefined
      ? nothing
      : html`<p class="ds-validation-message" id=${id} role="alert">${words}</p>`;
  let made: OwnGroup | undefined;

  function draw(): void {
    members.update(options, regions);
    render(
      html`
        <form @submit=${save} novalidate>
          <h2 id="own-group-heading">
            ${group.id ? t("groups.own.heading.edit") : t("groups.own.heading")}
          </h2>
          <p class="help">${t("groups.own.about")}</p>
          <div class="ds-field">
            <label class="ds-label" for="own-group-name">${t("groups.own.name")}</label>
            <input
              class="ds-input"
              id="own-group-name"
              type="text"
              autocomplete="off"
              maxlength=${longest}
              .value=${group.name}
              aria-invalid=${faults.name ? "true" : "false"}
              aria-describedby=${faults.name ? "own-group-name-fault" : nothing}
            />
            ${fault("own-group-name-fault", faults.name)}
          </div>
          ${members.element}
          <p class="help" id="own-group-count">${count("filters.members", regions.length)}</p>
          ${fault("own-group-members-fault", faults.members)}
          <div class="form-actions">
            <button class="ds-button" type="submit" id="own-group-save">
              ${t("groups.own.save")}
            </button>
            <button
              class="ds-button"
              type="button"
              data-variant="secondary"
              @click=${() => dialog.close()}
            >
              ${t("fresh.cancel")}
            </button>
          </div>
        </form>
      `,
      dialog,
    );
  }

  draw();
  document.body.append(dialog);
  dialog.showModal();
  input().focus();
  const leave = () => dialog.close();
  addEventListener("popstate", leave);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      removeEventListener("popstate", leave);
      dialog.remove();
      resolve(made);
    });
  });
}
