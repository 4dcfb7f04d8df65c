export const faultsNb = {
  "fault.slow": "Dette tar lengre tid enn vanlig …",
  "fault.slow.help": "Kommer det ikke snart, kontroller forbindelsen og last siden på nytt.",
  "fault.part": "En del av siden kunne ikke hentes",
  "fault.help": "Kontroller forbindelsen og prøv igjen. Hjelper ikke det, last siden på nytt.",
  "fault.reload": "Resten av siden er der ennå, men må hentes ved at siden lastes på nytt.",
  "fault.reload.own": "Filer du har åpnet selv, må du åpne på nytt etterpå.",
  "fault.reload.act": "Last siden på nytt",
  "fault.calculator.missing":
    "Nettleseren har ikke WebAssembly, som utregningen trenger. Bruk en nyere nettleser, eller spør dem som drifter maskinen om det er slått av.",
  "fault.calculator.refused":
    "Nettleseren eller reglene på nettstedet nekter utregningen (WebAssembly) å kjøre. Prøv en annen nettleser, eller si fra til dem som drifter nettstedet.",
  "fault.calculator.fetch": "Programmet som regner ut tallene, kom ikke fram fra serveren.",
  "fault.calculator.broken":
    "Programmet som regner ut tallene, er ikke helt, eller nettleseren er for gammel til å kjøre det.",
  "fault.undrawn": "Figuren kunne ikke hentes. Tallene står i tabellen.",
  "fault.picker.slow": "Henter valgene …",
  "fault.picker":
    "Valgene kunne ikke hentes. Kontroller forbindelsen, og gå inn i feltet igjen. Hjelper ikke det, last siden på nytt.",
  "fault.web":
    "Serveren sendte en nettside i stedet for tall. Det er gjerne en innloggingsside i nettet du er koblet til.",
  "fault.torn": "Svaret fra serveren kom ikke helt fram.",
  "fault.file":
    "Prøv igjen når nettet er på plass. Hjelper ikke det, last siden på nytt. Det du ser på siden, er som det var.",
  "fault.group":
    "Nettleseren lagrer ikke gruppen (den nekter, eller det er fullt). Den varer til du lukker siden, og følger med i lenken til figuren.",
} as const;
