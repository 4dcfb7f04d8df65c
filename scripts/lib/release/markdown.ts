import { date } from "../../../web/src/formats.ts";
import { changedPart, newPart, rulesPart } from "./changes.ts";
import { decisionsPart, remarksPart } from "./decisions.ts";
import { vanishedFigures, type ReleaseReport } from "./report.ts";
import { counted, figure, listed, type Names, plain, spans, table } from "./words.ts";

/** The report as a secretary reads it: first what must be decided, then what is different, then the rest. */
export function markdown(report: ReleaseReport, names: Names): string {
  const lines = [
    ...head(report),
    ...decisionsPart(report, names),
    ...changedPart(report, names),
    ...newPart(report, names),
    ...provisionalPart(report, names),
    ...missingPart(report, names),
    ...remarksPart(report, names),
    ...rulesPart(report, names),
    ...sourcesPart(report, names),
  ];
  return (
    lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trimEnd() + "\n"
  );
}

function head({ file, bundle, previous, changes, decisions }: ReleaseReport): string[] {
  const total = (list: "changed" | "new" | "filled"): number =>
    changes?.tables.reduce((n, one) => n + one[list].length, 0) ?? 0;
  const newTables = changes?.tables.filter(({ state }) => state === "new").length ?? 0;
  const without = decisions.lacking.filter(({ outcome }) => outcome !== "partly").length;
  const compared = previous
    ? `Sammenlignet med \`${plain(previous.file)}\`${previous.created ? `, laget ${date(previous.created)}` : ""}.`
    : "Det er ingen tidligere utgave å sammenligne med, så alt er nytt.";
  return [
    `# Utgivelsesrapport: ${plain(bundle.label.nb ?? bundle.id)}`,
    "",
    ...(bundle.kind === "example" ? ["**Eksempeldata, ikke ekte tall.**", ""] : []),
    `Datasamlingen \`${bundle.id}\`${bundle.created ? `, laget ${date(bundle.created)}` : ""}, i \`${plain(file)}\`. ${compared}`,
    "",
    ...table(
      ["", "Antall"],
      [
        ["Indikatorer med tall", figure(bundle.indicators)],
        ["Indikatorer uten tall", figure(without)],
        ["Kommuner og andre regioner", figure(bundle.regions)],
        [
          "Tabeller",
          `${figure(bundle.tables)}${newTables ? ` (${counted(newTables, "ny", "nye")})` : ""}`,
        ],
        ...(changes
          ? [
              ["Tall som er blitt borte", figure(vanishedFigures(changes))],
              ["Endrede tall", figure(total("changed"))],
              ["Tall der det manglet før", figure(total("filled"))],
              ["Nye celler", figure(total("new"))],
            ]
          : []),
        ["Celler i alt", figure(bundle.cells)],
      ],
      { right: [1] },
    ),
  ];
}

function provisionalPart({ tables, changes }: ReleaseReport, names: Names): string[] {
  const rows = tables.filter(({ provisional }) => provisional.length > 0);
  const final = (changes?.tables ?? []).flatMap(({ id, provisional }) => {
    const times = provisional.previous.filter((t) => !provisional.next.includes(t));
    return times.length > 0 ? [`- ${names.table(id)}: ${spans(times)}`] : [];
  });
  if (rows.length === 0 && final.length === 0) return [];
  return [
    "## Foreløpige tall",
    "",
    ...table(
      ["Tabell", "Foreløpig", "Oppdatert"],
      rows.map(({ id, provisional, updated }) => [
        names.table(id),
        spans(provisional),
        updated ? date(updated) : "",
      ]),
    ),
    ...(final.length > 0 ? ["Var foreløpige i forrige utgave, og er det ikke lenger:", ""] : []),
    ...final,
    "",
  ];
}

function missingPart({ tables, gaps }: ReleaseReport, names: Names): string[] {
  const rows = tables.map(({ id, cells, missing }) => {
    const n = (sign: string): string => (missing[sign] ? figure(missing[sign]) : "");
    const all = Object.values(missing).reduce((a, b) => a + b, 0);
    return [names.table(id), figure(cells), figure(all), n("."), n(".."), n(":"), n("")];
  });
  const wholly = gaps.series.filter((one) => one.wholly);
  const partly = gaps.series.filter((one) => !one.wholly);
  const series = (one: (typeof partly)[number]): string =>
    Object.entries(one.codes)
      .map(([dimension, code]) => names.category(one.table, dimension, code))
      .join(", ");
  const most = 25;
  return [
    "## Det som mangler",
    "",
    ...table(
      [
        "Tabell",
        "Celler",
        "Uten tall",
        "`.` kan ikke forekomme",
        "`..` mangler",
        "`:` konfidensielt",
        "ikke oppgitt",
      ],
      rows,
      { right: [1, 2, 3, 4, 5, 6] },
    ),
    ...(tables.some(({ missing }) => missing["."])
      ? ["De fleste `.` står ved gamle kommunekoder i år da de ikke gjaldt.", ""]
      : []),
    ...(gaps.times.length > 0 ? ["### År uten ett eneste tall i tabellen", ""] : []),
    ...gaps.times.map((one) => `- ${names.table(one.table)}: ${spans(one.times)}`),
    "",
    ...(gaps.regions.length > 0 ? ["### Uten ett eneste tall i tabellens siste år", ""] : []),
    ...gaps.regions.map(
      ({ table: id, time, regions }) =>
        `- ${names.table(id)}, ${time}: ${listed(
          regions.map((code) => names.region(code)),
          20,
        )}`,
    ),
    "",
    ...(wholly.length + partly.length > 0 ? ["### Uten tall for noen kommune", ""] : []),
    ...table(
      ["Tabell", "Hva", "År"],
      [
        ...wholly.map((one) => [names.table(one.table), series(one), "alle"]),
        ...partly.map((one) => [names.table(one.table), series(one), spans(one.times)]),
      ],
      { most },
    ),
  ];
}

function sourcesPart({ tables }: ReleaseReport, names: Names): string[] {
  return [
    "## Hvor tallene kommer fra",
    "",
    ...table(
      ["Tabell", "Kilde", "Oppdatert", "Hentet", "Spørringer", "Celler", "Lisens"],
      tables.map((one) => [
        names.table(one.id),
        plain(one.source),
        one.updated ? date(one.updated) : "",
        one.retrieved ? date(one.retrieved) : "",
        one.requests > 0 ? figure(one.requests) : "levert som fil",
        figure(one.cells),
        plain(one.license),
      ]),
      { right: [4, 5] },
    ),
    `${counted(
      tables.reduce((n, one) => n + one.requests, 0),
      "spørring",
      "spørringer",
    )} i alt.`,
  ];
}
