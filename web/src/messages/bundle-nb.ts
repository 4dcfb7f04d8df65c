/**
 * The sentences of those who fetch, read and put together tables (web/src/bundle, wasm/planner), in bokmål. As in
 * engine-nb.ts: `%` a word or number, `@` a quoted value.
 */
export const bundleNb: Record<string, string> = {
  // csv.ts, csv-text.ts
  "the header has no column @: %": "overskriften har ingen kolonne @: %",
  "the header names no dimension before @": "overskriften har ingen dimensjon før @",
  "a column has no name": "en kolonne mangler navn",
  "column @ stands twice": "kolonnen @ står to ganger",
  "unknown column @ after @ (only status and note)":
    "ukjent kolonne @ etter @ (bare status og note)",
  "has % columns, at most % are read": "raden har % kolonner, høyst % leses",
  "has % fields, the header has %": "raden har % felt, overskriften har %",
  "no code for %": "koden for % mangler",
  "% was given another value at %": "% har fått en annen verdi i %",
  "% rows span % = % cells": "% rader spenner over % = % celler",
  "unknown status @ (one of %)": "ukjent status @ (en av %)",
  "@ is not a number": "@ er ikke et tall",
  "has the value %, but status @ says there is none":
    "har verdien %, men status @ sier at det ikke er noen",
  "has the value %, but status @ says zero": "har verdien %, men status @ sier null",
  "has no value and no status that says why": "har verken verdi eller en status som sier hvorfor",
  "holds the control character %: is this a CSV file?":
    "inneholder kontrolltegnet %: er dette en CSV-fil?",
  "a quoted field does not end": "et felt i anførselstegn er ikke avsluttet",
  "a quote stands inside a quoted field (write it twice)":
    "et anførselstegn står inne i et felt i anførselstegn (skriv det to ganger)",
  "is UTF-16 (%)": "er i UTF-16 (%)",
  "is partly UTF-8 and partly not (%)": "er delvis i UTF-8 og delvis ikke (%)",
  "is neither UTF-8 nor Windows-1252 (%)": "er verken i UTF-8 eller Windows-1252 (%)",
  "save the sheet as @": "lagre regnearket som @",
  "is not UTF-8 and was read as Windows-1252": "er ikke i UTF-8 og er lest som Windows-1252",

  // Of messages: what is asked for
  "table %": "tabell %",
  "table %, part % of %": "tabell %, del % av %",
  "metadata of table %": "beskrivelsen av tabell %",

  // collect.ts
  "table % was updated while it was fetched": "tabell % ble oppdatert mens den ble hentet",
  "no metadata of table %: neither dimension nor variables":
    "svaret er ingen beskrivelse av tabell %",

  // wasm/planner
  "table %: its % dimension is not known": "tabell %: dimensjonen for % er ikke kjent",
  "what SSB gives without % cannot be summed with others":
    "det SSB gir uten %, kan ikke summeres med annet",
  "table % cannot be asked without %": "tabell % kan ikke hentes uten %",
  "table % has % categories labelled @ in %": "tabell % har % kategorier med navnet @ i %",
  "choose codes of %: table % has %": "velg koder for %: tabell % har %",
  "table % has no dimension @": "tabell % har ingen dimensjon @",
  "table % has no @ in %": "tabell % har ikke @ i %",
  "table % has no years": "tabell % har ingen år",
  "table % has no year of these: it has %-%": "tabell % har ingen av disse årene: den har %-%",
  "Statistics Norway has no table %": "SSB har ingen tabell %",
  "table % has no @ in % (part of @)": "tabell % har ikke @ i % (en del av @)",
  "table % would take more than % requests": "tabell % ville kreve mer enn % forespørsler",
  "table % ends in %, and nothing goes on after %":
    "tabell % slutter i %, og ingen tabell fortsetter etter %",
  "no table has the years %-%": "ingen tabell har årene %-%",
  "table % gives @ in %, the definition says %": "tabell % oppgir @ i %, men definisjonen sier %",
  "table % is read along other dimensions of regions or years elsewhere":
    "tabell % leses med andre dimensjoner for kommune eller år et annet sted",
  "table % has no code of %": "tabell % har ingen kode for %",
  "% and % more": "% og % til",
  "% has the dimensions %, but % has %": "% har dimensjonene %, men % har %",
  "more than % cells": "mer enn % celler",
  "table % at %: % says %, but % says %": "tabell % ved %: % sier %, men % sier %",
  "table % has no value at all": "tabell % har ikke et eneste tall",
  "table % has no value at all in %, which other years have: SSB may be publishing just now":
    "tabell % har ikke et eneste tall for %, som andre år har: kanskje publiserer SSB akkurat nå",
  "table %: % has no value in %": "tabell %: % har ingen tall for %",
  "a collection: one dataset is expected": "en samling: ventet én tabell",
  "table % has no reply": "tabell % har ikke fått svar",
  "no definition is of the area @": "ingen definisjon hører til området @",
  "@ is neither a region nor a group": "@ er verken en kommune eller en gruppe",
  "the reply lacks the dimension @, which was asked for":
    "svaret mangler dimensjonen @, som det ble spurt om",
  "the reply lacks @, which was asked for": "svaret mangler @, som det ble spurt om",
  "the reply has % categories, % were asked for": "svaret har % kategorier, det ble spurt om %",
  "the reply has % dimensions, % were asked for": "svaret har % dimensjoner, det ble spurt om %",
  "% texts for % values": "% tekster for % verdier",
  "from and to belong together": "from og to hører sammen",
  "expected the first and the last year": "ventet det første og det siste året",
  "@ is not v2 or v1": "@ er ikke v2 eller v1",
  "@ is not a sign of missing": "@ er ikke et tegn for manglende tall",
  "expected 1 or more": "ventet 1 eller mer",
};
