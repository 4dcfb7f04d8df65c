import type { Option } from "../../controls/picker.ts";
import type { Also } from "../../controls/search.ts";
import type { Description, Region } from "../../engine/types.ts";
import { lower, years } from "../../formats.ts";
import { asked, focusOf, isMunicipality, placeLabel } from "../../groups.ts";
import { count, t, text } from "../../messages/index.ts";
import { ownGroup } from "../../own/groups.ts";
import type { State } from "../../state.ts";
import { membersOf } from "./members.ts";

/** The municipalities, found by name, number, and the names and numbers of those that went into them. */
export function municipalityOptions(
  { regions }: Description,
  hasNumbers: (code: string) => boolean,
): Option[] {
  return regions.filter(isMunicipality).map((region) => ({
    value: region.code,
    label: hasNumbers(region.code)
      ? region.name
      : t("filters.option.noNumbers", { name: region.name }),
    also: otherNames(region),
  }));
}

function otherNames({ code, codes = [], breaks = [] }: Region): Also[] {
  const old = codes.filter((c) => c.code !== code);
  const merged = breaks.flatMap((b) => b.predecessors ?? []);
  return [
    { where: t("search.code"), words: code },
    ...old.map((c) => ({ where: t("search.oldCode"), words: withYears(c) })),
    ...merged.map((one) => ({
      where: t("search.merged"),
      words: [one.name, ...one.codes.map((c) => c.code)].join(" "),
    })),
  ];
}

function withYears({ code, from, to }: { code: string; from?: number; to?: number }): string {
  if (to === undefined) return code;
  return `${code} (${from === undefined ? t("indicator.years.to", { to }) : years(from, to)})`;
}

/** Groups with how many they have, the reader's own, and every region that is no municipality, by its kind. */
export function averageOptions(
  state: State,
  bundle: Description,
  hasNumbers: (code: string) => boolean,
): Option[] {
  const focus = focusOf(state.regions, bundle);
  const groups = bundle.groups.map((group) => {
    const members = membersOf(group.id, state.to, bundle).length;
    return {
      value: group.id,
      label: placeLabel(asked([group.id], focus, bundle)[0] ?? group.id, bundle),
      detail: members ? count("filters.members", members) : undefined,
      group: group.id.startsWith(ownGroup) ? t("groups.own") : t("groups.published"),
    };
  });
  const kinds = {
    country: t("groups.country"),
    county: t("groups.county"),
    "kostra-group": t("groups.kostra"),
  };
  const regions = bundle.regions.flatMap((region) => {
    if (region.kind === "municipality") return [];
    const label = placeLabel(region.code, bundle);
    return [
      {
        value: region.code,
        label: hasNumbers(region.code) ? label : t("filters.option.noNumbers", { name: label }),
        group: kinds[region.kind],
        also: [{ where: t("search.regionCode"), words: region.code }],
      },
    ];
  });
  return [...groups, ...regions];
}

export interface WholeGroup {
  id: string;
  /** Inside a sentence. */
  name: string;
  members: string[];
}

/** Groups whose municipalities can be chosen all at once; those that the first municipality is in come first. */
export function wholeGroups(state: State, bundle: Description): WholeGroup[] {
  const focus = focusOf(state.regions, bundle);
  const having = bundle.groups
    .filter((g) => g.of === undefined)
    .map(({ id, name }) => ({
      id,
      name: id.startsWith(ownGroup) ? text(name) : lower(text(name)),
      members: membersOf(id, state.to, bundle),
    }))
    .filter(({ members }) => members.length > 1);
  const own = (members: string[]) => focus !== undefined && members.includes(focus);
  return [...having.filter((g) => own(g.members)), ...having.filter((g) => !own(g.members))];
}
