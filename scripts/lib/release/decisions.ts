import { faultText } from "../../../web/src/bundle/faults.ts";
import type { ChangedCell } from "../../../web/src/bundle/compare.ts";
import type { PlanFault } from "../../../web/src/bundle/types.ts";
import { engineWords } from "../../../web/src/messages/engine.ts";
import type { ReleaseReport } from "./report.ts";
import { counted, figure, listed, type Names, plain, spans, state, table } from "./words.ts";

const MOST = 25;

/** What a person must decide on before the bundle is published. */
export function decisionsPart(report: ReleaseReport, names: Names): string[] {
  const { decisions } = report;
  const parts = [
    ...unresolved(
      decisions.unresolved.filter(({ severity }) => severity === "error"),
      "### Passer ikke med tabellene",
      names,
    ),
    ...lacking(report, names),
    ...gaps(report, names),
    ...vanished(report, names),
    ...rest(report, names),
  ];
  return [
    "## Må avgjøres før utgivelse",
    "",
    ...(parts.length > 0
      ? parts
      : ["Ingenting: alt som indikatorene bruker, ble funnet, og ingen tall er blitt borte.", ""]),
  ];
}

/** What the planner warns of, and nobody need decide on. */
export function remarksPart({ decisions }: ReleaseReport, names: Names): string[] {
  const warnings = decisions.unresolved.filter(({ severity }) => severity === "warning");
  return unresolved(warnings, "## Merk", names);
}

/** The same fault of several indicators is one thing to decide. */
function unresolved(faults: PlanFault[], heading: string, names: Names): string[] {
  const same = new Map<string, PlanFault[]>();
  for (const fault of faults) {
    const { table: id, dimension, wanted, message } = fault;
    const key = JSON.stringify([id, dimension, wanted, message]);
    same.set(key, [...(same.get(key) ?? []), fault]);
  }
  if (same.size === 0) return [];
  const lines = [...same.values()].map((group) => {
    const { message, nearest } = group[0]!;
    const users = new Map<string, Set<string>>();
    for (const { indicator, input } of group)
      if (indicator) users.set(indicator, (users.get(indicator) ?? new Set()).add(input));
    const told = [...users].map(([id, inputs]) =>
      `${names.indicator(id)} ${[...inputs].filter(Boolean).join(", ")}`.trim(),
    );
    return [
      `- ${plain(sentence(quoted(engineWords(message))))}`,
      ...(nearest.length > 0 ? [`  Nærmest: ${listed(nearest.map((n) => `«${plain(n)}»`))}.`] : []),
      ...(told.length > 0 ? [`  Gjelder ${listed(told)}.`] : []),
    ].join("\n");
  });
  return [heading, "", ...lines, ""];
}

const quoted = (text: string): string => text.replace(/"([^"]*)"/g, "«$1»");

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/([^.!?])$/, "$1.");

function lacking({ decisions }: ReleaseReport, names: Names): string[] {
  const outcomes = {
    described: "beskrevet, men uten tall",
    "left-out": "utelatt",
    partly: "har tall, men ikke fra alt som definisjonen nevner",
  };
  const rows = decisions.lacking.map(({ indicator, problems, outcome }) => [
    names.indicator(indicator),
    outcomes[outcome],
    reasons(problems),
  ]);
  if (rows.length === 0) return [];
  return [
    "### Indikatorer som mangler grunnlag",
    "",
    ...table(["Indikator", "I datasamlingen", "Hvorfor"], rows, { most: 60 }),
  ];
}

/** Why, in words; the indicators that it builds on by id, since their names are long. */
function reasons(problems: string[]): string {
  const bases = problems.flatMap((problem) => /^no figures of (.+)$/.exec(problem)?.[1] ?? []);
  const others = problems.filter((problem) => !problem.startsWith("no figures of "));
  return [
    ...others.map(reason),
    ...(bases.length > 0
      ? [`bygger på ${listed(bases.map((id) => `\`${id}\``))}, som er uten tall`]
      : []),
  ].join("; ");
}

/** The sentences of web/src/bundle/cut.ts; others are the planner's. */
function reason(problem: string): string {
  const patterns: [RegExp, string][] = [
    [/^no table (.+)$/, "tabell $1 er ikke med"],
    [/^has no version with a formula$/, "har ingen formel ennå"],
    [/^has no version in the years asked for$/, "har ingen versjon i årene det er bedt om"],
    [/^(\S+) has no source$/, "$1 har ingen kilde"],
    [/^table (\S+) has no dimension (.+)$/, "tabell $1 har ikke dimensjonen $2"],
    [/^table (\S+) has no (\S+) (\S+)$/, "tabell $1 har ikke $3 i $2"],
    [/^table (\S+) needs a choice for (.+)$/, "tabell $1 krever et valg i $2"],
    [/^table (\S+) is chosen from by labels.*$/, "navn i tabell $1 er ikke slått opp"],
  ];
  for (const [pattern, words] of patterns)
    if (pattern.test(problem)) return plain(problem.replace(pattern, words));
  return plain(quoted(engineWords(problem)));
}

function gaps({ decisions, previous }: ReleaseReport, names: Names): string[] {
  const { times, series, regions } = decisions.newGaps;
  // A first edition tells what is empty further down: nothing says what should be there.
  if (!previous || times.length + series.length + regions.length === 0) return [];
  return [
    "### Er blitt tomt",
    "",
    ...times.map(
      (one) => `- ${names.table(one.table)}: ikke ett eneste tall i ${spans(one.times)}.`,
    ),
    ...regions.map(
      (one) =>
        `- ${names.table(one.table)}: ${listed(
          one.regions.map((code) => names.region(code)),
          20,
        )} har ikke ett eneste tall i ${one.time}.`,
    ),
    "",
    ...table(
      ["Tabell", "Hva", "År uten tall"],
      series.map((one) => [
        names.table(one.table),
        Object.entries(one.codes)
          .map(([dimension, code]) => names.category(one.table, dimension, code))
          .join(", "),
        spans(one.times),
      ]),
      { most: MOST },
    ),
  ];
}

function vanished({ changes, gaps }: ReleaseReport, names: Names): string[] {
  if (!changes) return [];
  const gone = changes.tables.filter(({ state: now }) => now === "gone");
  const reshaped = changes.tables.filter(({ state: now }) => now === "reshaped");
  const empty = new Set(gaps.times.flatMap((one) => one.times.map((t) => `${one.table} ${t}`)));
  const all = changes.tables.flatMap((one) =>
    one.vanished.map((cell) => {
      const { time } = names.cell(one.id, one.dimensions, cell.codes);
      return { one, cell, told: empty.has(`${one.id} ${time}`) };
    }),
  );
  // A year that is wholly empty is told above, once.
  const cells = all.filter(({ told }) => !told);
  const lines = [
    ...gone.map(
      ({ id, previousValues }) =>
        `- Hele tabellen ${names.table(id)}, med ${counted(previousValues, "tall", "tall")}.`,
    ),
    ...reshaped.map(
      ({ id, dimensions, previousDimensions }) =>
        `- ${names.table(id)} er bygd opp på en annen måte enn før (${plain(previousDimensions.join(", "))} er blitt ${plain(dimensions.join(", "))}), så tallene kan ikke sammenlignes.`,
    ),
    ...changes.definitions.gone.map((id) => `- Indikatoren ${names.indicator(id)}.`),
  ];
  const rest = all.length - cells.length;
  if (lines.length + all.length === 0) return [];
  return [
    `### Er blitt borte`,
    "",
    ...lines,
    "",
    ...(rest > 0
      ? [`${counted(rest, "tall", "tall")} i år der hele tabellen er blitt tom.`, ""]
      : []),
    ...(cells.length > 0
      ? [`${counted(cells.length, "celle", "celler")} som hadde et tall, har det ikke lenger:`, ""]
      : []),
    ...table(
      ["Tabell", "Sted", "År", "Hva", "Før", "Nå"],
      cells
        .map(({ one, cell }) => vanishedRow(one.id, one.dimensions, cell, names))
        .sort(([a, , year], [b, , other]) => compare(other!, year!) || compare(a!, b!)),
      { most: MOST, right: [4] },
    ),
  ];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The newest years come first in a list that is cut. */
function vanishedRow(id: string, dimensions: string[], cell: ChangedCell, names: Names): string[] {
  const { place, time, about } = names.cell(id, dimensions, cell.codes);
  return [id, place, time, about, state(cell.previous), state(cell.next)];
}

function rest({ decisions }: ReleaseReport, names: Names): string[] {
  const { accepted, warnings, notesLeftOut, idleCorrections, regionsAlone } = decisions;
  const lines = [
    ...accepted.map((one) => {
      const [id, year] = one.split(":");
      return `- Tabell ${names.table(id!)} er uten tall i ${year}. Det er godtatt ved byggingen (\`--accept ${one}\`).`;
    }),
    ...warnings.map((warning) => `- ${plain(faultText(warning))}`),
    ...notesLeftOut.map(
      ({ kind, indicator, region, group, text }) =>
        `- Merknaden «${plain(text?.nb ?? kind)}» til ${names.indicator(indicator)}${region ? `, ${names.region(region)}` : ""}${group ? `, ${plain(group)}` : ""} er ikke med: datasamlingen har ikke det den gjelder.`,
    ),
    ...idleCorrections.map(
      ({ indicator, input, region, from, to, text }) =>
        `- Rettelsen «${plain(text?.nb ?? "")}» av ${names.indicator(indicator)}${input ? ` ${input}` : ""}, ${names.region(region ?? "")}, ${from ?? ""}–${to ?? ""}, treffer ingen tall: tabellene har ikke stedet i disse årene.`,
    ),
    ...(regionsAlone.length > 0
      ? [
          `- ${figure(regionsAlone.length)} koder står ikke i regions.json, og er med som egne steder uten historie: ${listed(regionsAlone.map(({ code, name }) => `${plain(name)} (${code})`))}.`,
        ]
      : []),
  ];
  return lines.length > 0 ? ["### Annet å se på", "", ...lines, ""] : [];
}
