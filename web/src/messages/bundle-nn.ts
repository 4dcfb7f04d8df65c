/** The sentences of bundle-nb.ts in nynorsk, with the same keys. */
export const bundleNn: Record<string, string> = {
  // csv.ts, csv-text.ts
  "the header has no column @: %": "overskrifta har ingen kolonne @: %",
  "the header names no dimension before @": "overskrifta har ingen dimensjon før @",
  "a column has no name": "ein kolonne manglar namn",
  "column @ stands twice": "kolonnen @ står to gonger",
  "unknown column @ after @ (only status and note)":
    "ukjend kolonne @ etter @ (berre status og note)",
  "has % columns, at most % are read": "rada har % kolonnar, høgst % blir lesne",
  "has % fields, the header has %": "rada har % felt, overskrifta har %",
  "no code for %": "koden for % manglar",
  "% was given another value at %": "% har fått ein annan verdi i %",
  "% rows span % = % cells": "% rader spenner over % = % celler",
  "unknown status @ (one of %)": "ukjend status @ (ein av %)",
  "@ is not a number": "@ er ikkje eit tal",
  "has the value %, but status @ says there is none":
    "har verdien %, men status @ seier at det ikkje er nokon",
  "has the value %, but status @ says zero": "har verdien %, men status @ seier null",
  "has no value and no status that says why": "har verken verdi eller ein status som seier kvifor",
  "holds the control character %: is this a CSV file?":
    "inneheld kontrollteiknet %: er dette ei CSV-fil?",
  "a quoted field does not end": "eit felt i hermeteikn er ikkje avslutta",
  "a quote stands inside a quoted field (write it twice)":
    "eit hermeteikn står inne i eit felt i hermeteikn (skriv det to gonger)",
  "is UTF-16 (%)": "er i UTF-16 (%)",
  "is partly UTF-8 and partly not (%)": "er delvis i UTF-8 og delvis ikkje (%)",
  "is neither UTF-8 nor Windows-1252 (%)": "er verken i UTF-8 eller Windows-1252 (%)",
  "save the sheet as @": "lagre reknearket som @",
  "is not UTF-8 and was read as Windows-1252": "er ikkje i UTF-8 og er lese som Windows-1252",

  // Of messages: what is asked for
  "table %": "tabell %",
  "table %, part % of %": "tabell %, del % av %",
  "metadata of table %": "skildringa av tabell %",

  // collect.ts
  "table % was updated while it was fetched": "tabell % vart oppdatert medan han vart henta",
  "no metadata of table %: neither dimension nor variables": "svaret er inga skildring av tabell %",

  // wasm/planner
  "table %: its % dimension is not known": "tabell %: dimensjonen for % er ikkje kjend",
  "what SSB gives without % cannot be summed with others":
    "det SSB gir utan %, kan ikkje summerast med anna",
  "table % cannot be asked without %": "tabell % kan ikkje hentast utan %",
  "table % has % categories labelled @ in %": "tabell % har % kategoriar med namnet @ i %",
  "choose codes of %: table % has %": "vel kodar for %: tabell % har %",
  "table % has no dimension @": "tabell % har ingen dimensjon @",
  "table % has no @ in %": "tabell % har ikkje @ i %",
  "table % has no years": "tabell % har ingen år",
  "table % has no year of these: it has %-%": "tabell % har ingen av desse åra: han har %-%",
  "Statistics Norway has no table %": "SSB har ingen tabell %",
  "table % has no @ in % (part of @)": "tabell % har ikkje @ i % (ein del av @)",
  "table % would take more than % requests": "tabell % ville krevje meir enn % førespurnader",
  "table % ends in %, and nothing goes on after %":
    "tabell % sluttar i %, og ingen tabell held fram etter %",
  "no table has the years %-%": "ingen tabell har åra %-%",
  "table % gives @ in %, the definition says %": "tabell % oppgir @ i %, men definisjonen seier %",
  "table % is read along other dimensions of regions or years elsewhere":
    "tabell % blir lesen med andre dimensjonar for kommune eller år ein annan stad",
  "table % has no code of %": "tabell % har ingen kode for %",
  "% and % more": "% og % til",
  "% has the dimensions %, but % has %": "% har dimensjonane %, men % har %",
  "more than % cells": "meir enn % celler",
  "table % at %: % says %, but % says %": "tabell % ved %: % seier %, men % seier %",
  "table % has no value at all": "tabell % har ikkje eit einaste tal",
  "table % has no value at all in %, which other years have: SSB may be publishing just now":
    "tabell % har ikkje eit einaste tal for %, som andre år har: kanskje publiserer SSB akkurat no",
  "table %: % has no value in %": "tabell %: % har ingen tal for %",
  "a collection: one dataset is expected": "ei samling: venta éin tabell",
  "table % has no reply": "tabell % har ikkje fått svar",
  "no definition is of the area @": "ingen definisjon høyrer til området @",
  "@ is neither a region nor a group": "@ er verken ein kommune eller ei gruppe",
  "the reply lacks the dimension @, which was asked for":
    "svaret manglar dimensjonen @, som det vart spurt om",
  "the reply lacks @, which was asked for": "svaret manglar @, som det vart spurt om",
  "the reply has % categories, % were asked for": "svaret har % kategoriar, det vart spurt om %",
  "the reply has % dimensions, % were asked for": "svaret har % dimensjonar, det vart spurt om %",
  "% texts for % values": "% tekstar for % verdiar",
  "from and to belong together": "from og to høyrer saman",
  "expected the first and the last year": "venta det første og det siste året",
  "@ is not v2 or v1": "@ er ikkje v2 eller v1",
  "@ is not a sign of missing": "@ er ikkje eit teikn for manglande tal",
  "expected 1 or more": "venta 1 eller meir",
};
