import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Bundle } from "../../web/src/bundle/types.ts";
import type { Built } from "../../scripts/lib/bundle/result.ts";
import { findGaps } from "../../scripts/lib/release/gaps.ts";
import { reportOf } from "../../scripts/lib/release/report.ts";
import { figure, listed, percent, plain, spans } from "../../scripts/lib/release/words.ts";
import { build, folder, place } from "./bundle-sample.ts";

const YEARS = [2020, 2021, 2022];
/** A thin space, as between groups of three digits. */
const THIN = "\u202f";

/** Expenses of two cities and their inhabitants, of real codes; `cell` may put another value or sign. */
function built(
  t: TestContext,
  cell: (region: string, year: number) => string = () => "",
  more: Record<string, string> = {},
): Built {
  const regions = ["0301", "4601"];
  const head =
    "KOKkommuneregion0000;KOKregnskapsomfa0000;KOKfunksjon0000;KOKart0000;ContentsCode;Tid;value";
  const rows = regions.flatMap((region) =>
    ["244", "251", "252"].flatMap((fn) =>
      YEARS.map((year) => {
        const own = fn === "244" ? cell(region, year) : "";
        return own === "-" ? "" : `${region};A;${fn};AGD2;KOSbelop0000;${year};${own || 12345}\n`;
      }),
    ),
  );
  const people = regions.flatMap((region) =>
    YEARS.map((year) => `${region};0-17;Personer1;${year + 1};1000\n`),
  );
  return build(
    folder(t, {
      "12367.csv": `${head}\n${rows.join("")}`,
      "07459.csv": `Region;Alder;ContentsCode;Tid;value\n${people.join("")}`,
      "bundle.json":
        '{"id":"prove","label":{"nb":"Prøve","nn":"Prøve","en":"Test"},"areas":["barnevern"],"withoutData":"describe"}',
      ...more,
    }),
  );
}
const of = (next: Built, previous?: Bundle, accepted?: string[]) =>
  reportOf("ut.json", next, previous && { file: "før.json", bundle: previous }, accepted);

test("a first edition says so, and tells what is lacking before anything else", (t) => {
  const { text, report } = of(built(t));
  assert.match(text, /^# Utgivelsesrapport: Prøve\n/);
  assert.match(text, /Det er ingen tidligere utgave å sammenligne med/);
  const headings = [...text.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
  assert.deepEqual(headings, [
    "Må avgjøres før utgivelse",
    "Det som mangler",
    "Merk",
    "Hvor tallene kommer fra",
  ]);
  assert.match(
    text,
    /Andel barn med barneverntiltak.*`barnevern\.andel-tiltak`.*tabell 12275 er ikke med/,
  );
  assert.equal(report.previous, null);
  assert.equal(report.changes, null);
  assert.ok(report.decisions.lacking.length > 5, `${report.decisions.lacking.length}`);
});

test("what changed stands with both values, names and codes, in Norwegian numbers", (t) => {
  const before = built(t).bundle;
  const after = built(t, (region, year) => (region === "4601" && year === 2021 ? "13579,5" : ""));
  const { text, report } = of(after, before);
  assert.match(text, /Sammenlignet med `før\.json`/);
  assert.ok(
    text.includes(`| Bergen (4601) | 2021 | 244 | 12${THIN}345 | 13${THIN}579,5 | +10,0 % |`),
    text,
  );
  assert.match(text, /\| Endrede tall \| 1 \|/);
  assert.equal(report.changes!.tables.find(({ id }) => id === "12367")!.changed.length, 1);
});

test("what vanished or became empty must be decided on, and stands with its sign in words", (t) => {
  const before = built(t).bundle;
  const after = built(t, (region, year) => (year === 2022 ? (region === "0301" ? ":" : "..") : ""));
  const { text, report } = of(after, before);
  const decisions = text.split("\n## ")[1]!;
  assert.match(decisions, /### Er blitt borte/);
  assert.ok(
    decisions.includes(`| 12367 | Oslo (0301) | 2022 | 244 | 12${THIN}345 | : konfidensielt |`),
    text,
  );
  assert.match(decisions, /### Er blitt tomt/);
  assert.match(decisions, /\| 12367 \| 244 \| 2022 \|/);
  assert.equal(report.decisions.newGaps.series.length, 1);
});

test("a year in which a whole table became empty is told once, and not cell by cell", (t) => {
  const before = built(t).bundle;
  const after = built(t);
  const data = after.bundle.tables.find(({ id }) => id === "12367")!.dataset;
  data.value = data.value.map((value, i) => (i % YEARS.length === 2 ? null : value));
  const { text, report } = of(after, before);
  const decisions = text.split("\n## ")[1]!;
  assert.match(decisions, /- 12367: ikke ett eneste tall i 2022\./);
  assert.match(decisions, /6 tall i år der hele tabellen er blitt tom\./);
  assert.ok(!decisions.includes("| 12367 |"), decisions);
  assert.deepEqual(report.gaps.times, [{ table: "12367", times: ["2022"] }]);
});

test("what was empty before is no news, and stands among what is missing", (t) => {
  const empty = (_: string, year: number): string => (year === 2022 ? ":" : "");
  const before = built(t, empty).bundle;
  const { text, report } = of(built(t, empty), before);
  assert.doesNotMatch(text, /Er blitt tomt/);
  assert.deepEqual(report.decisions.newGaps, { times: [], series: [], regions: [] });
  assert.match(text.split("## Det som mangler")[1]!, /\| 12367 \| 244 \| 2022 \|/);
});

test("long lists are cut with how many more there are, while the JSON has all", (t) => {
  const years = Array.from({ length: 12 }, (_, i) => 2010 + i);
  const files = (value: number) => {
    const rows = ["0301", "4601"].flatMap((region) =>
      years.map((year) => `${region};barnevern;${year};${value}\n`),
    );
    return {
      "ks-ressursbruk.csv": `Region;Tjenesteomrade;Tid;value\n${rows.join("")}`,
    };
  };
  const { text, report } = of(built(t, undefined, files(2)), built(t, undefined, files(1)).bundle);
  assert.match(text, /… og 9 til\. Alle står i JSON-filen\./);
  assert.equal(
    report.changes!.tables.find(({ id }) => id === "ks-ressursbruk")!.changed.length,
    24,
  );
});

test("faults of the plan stand once, with nearest candidates and all who are concerned", (t) => {
  const next = built(t);
  const fault = (indicator: string, input: string) => ({
    severity: "error" as const,
    ...{ indicator, input, table: "12860", dimension: "ContentsCode", wanted: "Undersøkelser" },
    nearest: ["KOSx Undersøkelser avsluttet"],
    message: 'table 12860 has no "Undersøkelser" in ContentsCode',
  });
  next.plan.faults.push(
    fault("barnevern.undersokelser-innen-3-mnd", "A"),
    fault("barnevern.undersokelser-innen-3-mnd", "B"),
    fault("barnevern.produksjon-innen-3-mnd", "A"),
  );
  const { text } = of(next);
  const part = text.split("### Passer ikke med tabellene")[1]!.split("###")[0]!;
  assert.equal(part.match(/12860/g)!.length, 1);
  assert.match(part, /Nærmest: «KOSx Undersøkelser avsluttet»\./);
  assert.match(
    part,
    /`barnevern\.undersokelser-innen-3-mnd`\) A, B og .*`barnevern\.produksjon-innen-3-mnd`\) A\./,
  );
});

test("an empty year that was let through, warnings and notes left out are told", (t) => {
  const next = built(t);
  next.warnings.push({ file: "kvp.csv", line: 3, column: 4, message: "is not UTF-8" });
  const data = next.bundle.tables.find(({ id }) => id === "12367")!.dataset;
  data.value = data.value.map((value, i) => (i % YEARS.length === 2 ? null : value));
  const asked = ["12367:2022", "12367:2021", "12367:2025", "99999:2022"];
  const { text, report } = of(next, undefined, asked);
  assert.match(text, /Tabell 12367 er uten tall i 2022\. Det er godtatt/);
  assert.deepEqual(report.decisions.accepted, ["12367:2022"]);
  assert.deepEqual(report.decisions.warnings.slice(1), [
    { file: "--accept 12367:2021", message: "table 12367 has figures in 2021" },
    { file: "--accept 12367:2025", message: "table 12367 has no year 2025" },
    { file: "--accept 99999:2022", message: "the bundle has no table 99999" },
  ]);
  assert.match(text, /kvp\.csv:3:4: is not UTF-8/);
});

test("a year that is no longer provisional is told", (t) => {
  const bundle = built(t).bundle;
  const before = structuredClone(bundle);
  before.tables.find(({ id }) => id === "12367")!.provisional = ["2022"];
  const { text } = of({ ...built(t), bundle }, before);
  assert.match(text, /Var foreløpige i forrige utgave, og er det ikke lenger:\n\n- 12367: 2022/);
});

test("a region without any figure in the last year of a table is found, one that never had any is not", (t) => {
  const { bundle } = built(t, (region, year) => (region === "4601" && year === 2022 ? ":" : ""));
  const data = bundle.tables.find(({ id }) => id === "12367")!.dataset;
  assert.deepEqual(findGaps(bundle).regions, []);
  for (const fn of ["251", "252"]) {
    const codes = { KOKkommuneregion0000: "4601", KOKfunksjon0000: fn, Tid: "2022" };
    data.value[place(data, codes)] = null;
  }
  assert.deepEqual(findGaps(bundle).regions, [{ table: "12367", time: "2022", regions: ["4601"] }]);
  data.value = data.value.map((value, i) => (i >= data.value.length / 2 ? null : value));
  assert.deepEqual(findGaps(bundle).regions, []);
});

test("numbers, lists and text of others are written as the report wants them", () => {
  assert.equal(figure(1234567.25), `1${THIN}234${THIN}567,25`);
  assert.equal(figure(-0.5), "−0,5");
  assert.equal(percent(0.1234), "+12,3 %");
  assert.equal(percent(null), "");
  assert.equal(spans(["2015", "2016", "2018"]), "2015–2016, 2018");
  assert.equal(listed(["a", "b", "c"]), "a, b og c");
  assert.equal(listed(["a", "b", "c"], 2), "a, b … og 1 til");
  assert.equal(plain("a|b\n<i>*x*_"), "a\\|b \\<i\\>\\*x\\*\\_");
});

test("figures of a table that is gone count among those that vanished", (t) => {
  const before = built(t).bundle;
  const next = built(t);
  next.bundle.tables = next.bundle.tables.filter(({ id }) => id !== "07459");
  assert.match(of(next, before).text, /\| Tall som er blitt borte \| 6 \|/);
});

test("what the planner only warns of stands apart from what must be decided", (t) => {
  const next = built(t);
  const fault = { indicator: "", input: "", table: "12860", dimension: "Tid", wanted: "" };
  const message = "table 12860 has no year 2030";
  next.plan.faults.push({ ...fault, severity: "warning", nearest: [], message });
  const { text } = of(next);
  assert.doesNotMatch(text.split("\n## ")[1]!, /2030/);
  assert.match(text.split("\n## Merk\n")[1]!, /2030/);
});

test("a correction that hits no figure is told", (t) => {
  const note = (year: number) => ({
    ...{ kind: "override", indicator: "barnevern.netto-per-innbygger-0-17", input: "B" },
    ...{ region: "0301", from: year, to: year, value: 5, text: { nb: "Rettet" } },
  });
  const manifest = { id: "prove", areas: ["barnevern"], notes: [note(2021), note(2035)] };
  const next = built(t, undefined, { "bundle.json": JSON.stringify(manifest) });
  assert.deepEqual(
    next.report.idleCorrections.map(({ from }) => from),
    [2035],
  );
  assert.match(of(next).text, /Rettelsen «Rettet» av .* treffer ingen tall/);
});
