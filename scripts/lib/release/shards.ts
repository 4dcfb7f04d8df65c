import type { Text } from "../../../web/src/bundle/types.ts";
import { vanishedFigures, type ReleaseReport } from "./report.ts";
import { figure, listed, plain, table } from "./words.ts";

/** The reports of all service areas as one text, with what stands in each in front. */
export function shardsText(
  label: Text,
  reports: { report: ReleaseReport; text: string }[],
  gone: { id: string; name: Text }[] = [],
): string {
  const rows = reports.map(({ report }) => {
    const { bundle, decisions, changes } = report;
    const total = (list: "changed" | "new"): string =>
      changes ? figure(changes.tables.reduce((n, one) => n + one[list].length, 0)) : "";
    const without = decisions.lacking.filter(({ outcome }) => outcome !== "partly").length;
    return [
      plain(bundle.label.nb ?? bundle.id),
      figure(bundle.indicators),
      figure(without),
      changes ? figure(vanishedFigures(changes)) : "",
      total("changed"),
      total("new"),
    ];
  });
  return [
    `# Utgivelsesrapport: ${plain(label.nb ?? "")}`,
    "",
    ...table(
      ["Tjenesteområde", "Indikatorer", "Uten tall", "Borte", "Endret", "Nye celler"],
      rows,
      { right: [1, 2, 3, 4, 5] },
    ),
    ...(gone.length > 0
      ? [
          `**Tjenesteområder som forrige utgave hadde, og denne ikke har:** ${listed(gone.map(({ id, name }) => plain(name.nb ?? id)))}.`,
          "",
        ]
      : []),
    ...reports.map(({ text }) => text.replace(/^#/gm, "##")),
  ].join("\n");
}
