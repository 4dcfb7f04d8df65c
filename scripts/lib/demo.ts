/**
 * Writes the folder of what the example bundle gets by hand, beside what the stand-in for SSB serves:
 *   tsx scripts/lib/demo.ts --out DIR
 * One CSV per table, the notes, and the manifest.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Note } from "../../web/src/bundle/types.ts";
import { HAND, handFile } from "./demo-hand.ts";

const text = (nb: string, nn: string, en: string) => ({ nb, nn, en });
const MANIFEST = {
  id: "demo",
  kind: "example",
  label: text("Eksempeltall", "Eksempeltal", "Example data"),
  description: text(
    "Oppdiktede tall for barnevern og sosiale tjenester i de tolv ASSS-kommunene, landet og noen KOSTRA-grupper, 2015-2024. De viser hva verktøyet kan, og sier ingenting om kommunene.",
    "Oppdikta tal for barnevern og sosiale tenester i dei tolv ASSS-kommunane, landet og nokre KOSTRA-grupper, 2015-2024. Dei viser kva verktøyet kan, og seier ingenting om kommunane.",
    "Invented figures for child welfare and social services in the twelve ASSS municipalities, the country and some KOSTRA groups, 2015-2024. They show what the tool can do and say nothing about the municipalities.",
  ),
  created: "2026-11-21",
  license: "CC0 1.0",
  credit: "Eksempeltall, ikke fra SSB",
  areas: ["barnevern", "sosiale"],
  withoutData: "describe",
  groups: ["asss", "asss-uten-oslo", "ovrige-asss-uten-oslo", "asss-10", "resten-av-landet"],
};
const PROVENANCE = {
  source: "Eksempeltall, ikke fra SSB",
  license: "CC0 1.0",
  note: text(
    "Oppdiktet i samme form som tabellen.",
    "Oppdikta i same form som tabellen.",
    "Invented, in the shape of the table.",
  ),
};
/** KOSTRA's last year is provisional, and so are the figures that come with it. */
const PROVISIONAL = ["2024"];

const NOTES: Note[] = [
  ...["sosiale.kvp-per-1000", "sosiale.kvp-til-arbeid"].map((indicator) => ({
    kind: "suppress-average" as const,
    indicator,
    group: "asss",
    from: 2020,
    to: 2020,
    text: text(
      "Eksempel: feil i rapporteringsgrunnlaget gjør at snittet for 2020 ikke kan brukes.",
      "Eksempel: feil i rapporteringsgrunnlaget gjer at snittet for 2020 ikkje kan brukast.",
      "Example: an error in the reporting base makes the 2020 average unusable.",
    ),
  })),
  {
    kind: "override",
    indicator: "sosiale.netto-f281-per-innbygger-18-66",
    input: "A",
    region: "1103",
    from: 2022,
    to: 2022,
    value: 215000,
    text: text(
      "Eksempel: beløpet er rettet for hånd etter melding fra kommunen.",
      "Eksempel: beløpet er retta for hand etter melding frå kommunen.",
      "Example: the amount was corrected by hand after a message from the municipality.",
    ),
  },
  {
    kind: "exclude",
    indicator: "barnevern.undersokelser-innen-3-mnd",
    region: "5001",
    from: 2022,
    to: 2022,
    text: text(
      "Eksempel: bytte av fagsystem gjør tallet usikkert; kommunen er holdt utenfor snittet.",
      "Eksempel: byte av fagsystem gjer talet usikkert; kommunen er halden utanfor snittet.",
      "Example: a change of case system makes the figure uncertain; the municipality is left out of the average.",
    ),
  },
  {
    kind: "footnote",
    indicator: "barnevern.brutto-f252-per-barn",
    region: "0301",
    text: text(
      "Eksempel: Oslo dekker også statens del av barnevernet.",
      "Eksempel: Oslo dekkjer òg staten sin del av barnevernet.",
      "Example: Oslo also carries the state's part of child welfare.",
    ),
  },
];

const COLUMNS = ["kind", "indicator", "input", "region", "group", "from", "to", "value"] as const;
/** A field that holds the separator or a quote stands in quotes. */
const field = (value: string | number = ""): string =>
  /[;"\n]/.test(`${value}`) ? `"${`${value}`.replaceAll('"', '""')}"` : `${value}`;
const notesFile = (): string =>
  [
    [...COLUMNS, "text", "text_nn", "text_en"],
    ...NOTES.map((note) => [
      ...COLUMNS.map((column) => note[column]),
      note.text?.nb,
      note.text?.nn,
      note.text?.en,
    ]),
  ]
    .map((row) => row.map(field).join(";") + "\n")
    .join("");

const manifest = () => ({
  ...MANIFEST,
  tables: Object.fromEntries(
    Object.keys(HAND)
      .sort()
      .map((id) => [
        id,
        {
          label: `${id} (eksempeltall)`,
          provisional: PROVISIONAL,
          absent: ".",
          provenance: PROVENANCE,
          dimensions: Object.fromEntries(
            Object.entries(HAND[id]!.axes).map(([name, codes]) => [name, { codes }]),
          ),
        },
      ]),
  ),
});

/** All files of the folder, by name. */
export function demoFiles(): Map<string, string> {
  return new Map([
    ...Object.keys(HAND).map((id): [string, string] => [`${id}.csv`, handFile(id)]),
    ["notes.csv", notesFile()],
    ["bundle.json", JSON.stringify(manifest(), null, 2) + "\n"],
  ]);
}

function main(): void {
  const { values } = parseArgs({ options: { out: { type: "string" } } });
  if (!values.out) {
    console.error("usage: demo --out DIR");
    process.exitCode = 1;
    return;
  }
  mkdirSync(values.out, { recursive: true });
  const files = demoFiles();
  for (const [name, content] of files) writeFileSync(join(values.out, name), content);
  console.log(`${values.out}: ${files.size} files of example data delivered by hand`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) main();
