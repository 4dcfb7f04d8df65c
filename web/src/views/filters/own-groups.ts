import { html, nothing, type TemplateResult } from "lit-html";
import type { Description, OwnGroup } from "../../engine/types.ts";
import { isMunicipality, regionName } from "../../groups.ts";
import { list } from "../../formats.ts";
import { memory } from "../../memory.ts";
import { count, t } from "../../messages/index.ts";
import type { Notice } from "../../notices.ts";
import {
  ownGroupId,
  readOwnGroups,
  sameGroup,
  withGroup,
  withoutGroup,
  writeOwnGroups,
} from "../../own/groups.ts";
import type { State } from "../../state.ts";

export interface GroupModel {
  state: State;
  bundle: Description;
  /** Where a group that goes was the baseline. */
  defaults(): State;
}

export interface GroupActions {
  change(part: Partial<State>): void;
  tell(notice: Notice): void;
  focus(id: string): void;
  wait<T>(work: Promise<T>): Promise<T>;
  /** The form could not be fetched. */
  failed(again: () => void): void;
}

/** The groups that the reader has put together: in this browser, and those that came with a link. */
export function ownGroupsView(model: GroupModel, actions: GroupActions): TemplateResult {
  const { state, bundle } = model;
  const kept = memory.ownGroups;
  return html`
    <div class="own-groups">
      ${
        state.ownGroups.length
          ? html`<ul aria-label=${t("groups.own")}>
              ${state.ownGroups.map((group) => {
                const here = kept.find((k) => k.id === group.id);
                const button = (label: string, act: () => void) => html`
                  <button
                    class="ds-button"
                    type="button"
                    data-variant="tertiary"
                    data-size="sm"
                    @click=${act}
                  >
                    ${label}<span class="ds-sr-only"> ${group.name}</span>
                  </button>
                `;
                return html`<li>
                  <span class="own-group-name">${group.name}</span>
                  <span class="help">${count("filters.members", group.regions.length)}</span>
                  <details class="own-group-members">
                    <summary>
                      ${t("groups.own.who")}<span class="ds-sr-only"> ${group.name}</span>
                    </summary>
                    <p>${list(group.regions.map((code) => regionName(code, bundle)))}</p>
                  </details>
                  <span class="own-group-actions">
                    ${button(t("groups.own.edit"), () => void form(model, actions, group))}
                    ${button(t("groups.own.delete"), () => remove(group, model, actions))}
                    ${
                      here && sameStored(here, group, bundle)
                        ? nothing
                        : button(t("groups.own.keep"), () => keep(group, model, actions))
                    }
                  </span>
                </li>`;
              })}
            </ul>`
          : nothing
      }
      <button
        class="ds-button"
        type="button"
        data-variant="secondary"
        data-size="sm"
        id="make-group"
        @click=${() => void form(model, actions)}
      >
        ${t("groups.own.make")}
      </button>
    </div>
  `;
}

/** Kept ones may have members that this data set does not know. */
function sameStored(stored: OwnGroup, group: OwnGroup, { regions }: Description): boolean {
  const here = stored.regions.filter((code) => regions.some((r) => r.code === code));
  return sameGroup({ ...stored, regions: here }, group);
}

/** In this browser, in place of what it had under the same id; members that this data set does not know stay. Says whether it is there next time. */
function store(group: OwnGroup, { regions }: Description): boolean {
  const kept = memory.ownGroups;
  const before = kept.find((k) => k.id === group.id)?.regions ?? [];
  const strangers = before.filter((code) => !regions.some((r) => r.code === code));
  const stored = { ...group, regions: [...group.regions, ...strangers] };
  return memory.keepOwnGroups(
    kept.some((k) => k.id === group.id)
      ? kept.map((k) => (k.id === group.id ? stored : k))
      : [...kept, stored],
  );
}

function tellLost({ name }: OwnGroup, { tell }: GroupActions): void {
  tell({ topic: "own", severity: "warning", title: name, lines: [t("fault.group")] });
}

async function form(model: GroupModel, actions: GroupActions, group?: OwnGroup): Promise<void> {
  const { state, bundle } = model;
  const { change, focus, wait, failed } = actions;
  let openGroupForm: (typeof import("./own-group-form.ts"))["openGroupForm"];
  try {
    ({ openGroupForm } = await wait(import("./own-group-form.ts")));
  } catch {
    return failed(() => void form(model, actions, group));
  }
  const chosen = state.regions.filter((code) =>
    bundle.regions.some((r) => r.code === code && isMunicipality(r)),
  );
  const start = group ?? { id: "", name: "", regions: chosen };
  const made = await openGroupForm(start, state.ownGroups, bundle);
  if (made) {
    const taken = [...state.ownGroups, ...memory.ownGroups, ...bundle.groups].map((g) => g.id);
    const next = { ...made, id: made.id || ownGroupId(made.name, taken) };
    const stored = store(next, bundle);
    change(withGroup(state, next));
    if (!stored) tellLost(next, actions);
  }
  if (!group) focus("make-group");
}

function remove(
  group: OwnGroup,
  { state, defaults }: GroupModel,
  { change, tell, focus }: GroupActions,
): void {
  const kept = memory.ownGroups;
  const at = kept.findIndex((k) => k.id === group.id);
  memory.keepOwnGroups(kept.filter((k) => k.id !== group.id));
  const { ownGroups, groups, baseline } = state;
  change(withoutGroup(state, group.id, defaults().baseline));
  tell({
    topic: "own",
    severity: "info",
    title: t("groups.own.deleted", { name: group.name }),
    lines: [],
    action: {
      label: t("fresh.undo"),
      act: () => {
        // What another window has kept since stays.
        const now = memory.ownGroups.filter((k) => k.id !== group.id);
        if (at >= 0) memory.keepOwnGroups([...now.slice(0, at), kept[at]!, ...now.slice(at)]);
        change({ ownGroups, groups, baseline });
      },
    },
  });
  focus("make-group");
}

/** A group from a link; where this browser has another one under its id, it gets an id of its own. */
function keep(group: OwnGroup, { state, bundle }: GroupModel, actions: GroupActions): void {
  const { change } = actions;
  const taken = memory.ownGroups.map((k) => k.id);
  if (!taken.includes(group.id)) {
    const stored = store(group, bundle);
    change({ ownGroups: [...state.ownGroups] });
    return stored ? undefined : tellLost(group, actions);
  }
  const id = ownGroupId(group.name, [...taken, ...bundle.groups.map((g) => g.id)]);
  const other = { ...group, id };
  const instead = (one: string) => (one === group.id ? id : one);
  const before = memory.ownGroups.filter((k) => k.id === group.id);
  const usable = readOwnGroups(writeOwnGroups(before), bundle).result;
  const stored = store(other, bundle);
  change({
    ownGroups: [...state.ownGroups.filter((g) => g.id !== group.id), ...usable, other],
    groups: state.groups.map(instead),
    baseline: instead(state.baseline),
  });
  if (!stored) tellLost(other, actions);
}
