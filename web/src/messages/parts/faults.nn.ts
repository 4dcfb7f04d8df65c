import type { faultsNb } from "./faults.nb.ts";

export const faultsNn: Record<keyof typeof faultsNb, string> = {
  "fault.slow": "Dette tek lengre tid enn vanleg …",
  "fault.slow.help": "Kjem det ikkje snart, kontroller sambandet og last sida på nytt.",
  "fault.part": "Ein del av sida kunne ikkje hentast",
  "fault.help": "Kontroller sambandet og prøv igjen. Hjelper ikkje det, last sida på nytt.",
  "fault.reload": "Resten av sida er der enno, men må hentast ved at sida blir lasta på nytt.",
  "fault.reload.own": "Filer du har opna sjølv, må du opne på nytt etterpå.",
  "fault.reload.act": "Last sida på nytt",
  "fault.calculator.missing":
    "Nettlesaren har ikkje WebAssembly, som utrekninga treng. Bruk ein nyare nettlesar, eller spør dei som driftar maskina om det er slått av.",
  "fault.calculator.refused":
    "Nettlesaren eller reglane på nettstaden nektar utrekninga (WebAssembly) å køyre. Prøv ein annan nettlesar, eller sei frå til dei som driftar nettstaden.",
  "fault.calculator.fetch": "Programmet som reknar ut tala, kom ikkje fram frå tenaren.",
  "fault.calculator.broken":
    "Programmet som reknar ut tala, er ikkje heilt, eller nettlesaren er for gammal til å køyre det.",
  "fault.undrawn": "Figuren kunne ikkje hentast. Tala står i tabellen.",
  "fault.picker.slow": "Hentar vala …",
  "fault.picker":
    "Vala kunne ikkje hentast. Kontroller sambandet, og gå inn i feltet igjen. Hjelper ikkje det, last sida på nytt.",
  "fault.web":
    "Tenaren sende ei nettside i staden for tal. Det er gjerne ei innloggingsside i nettet du er kopla til.",
  "fault.torn": "Svaret frå tenaren kom ikkje heilt fram.",
  "fault.file":
    "Prøv igjen når nettet er på plass. Hjelper ikkje det, last sida på nytt. Det du ser på sida, er som det var.",
  "fault.group":
    "Nettlesaren lagrar ikkje gruppa (han nektar, eller det er fullt). Ho varer til du lèt att sida, og følgjer med i lenkja til figuren.",
};
