import type { faultsNb } from "./faults.nb.ts";

export const faultsEn: Record<keyof typeof faultsNb, string> = {
  "fault.slow": "This is taking longer than usual …",
  "fault.slow.help": "If nothing comes soon, check the connection and reload the page.",
  "fault.part": "A part of the page could not be fetched",
  "fault.help": "Check the connection and try again. If that does not help, reload the page.",
  "fault.reload":
    "The rest of the page is still there, but has to be fetched by reloading the page.",
  "fault.reload.own": "Files that you have opened yourself have to be opened again afterwards.",
  "fault.reload.act": "Reload the page",
  "fault.calculator.missing":
    "The browser lacks WebAssembly, which the calculation needs. Use a newer browser, or ask whoever runs the machine whether it is turned off.",
  "fault.calculator.refused":
    "The browser or the site’s policy does not let the calculation (WebAssembly) run. Try another browser, or tell whoever runs the site.",
  "fault.calculator.fetch":
    "The program that calculates the numbers did not arrive from the server.",
  "fault.calculator.broken":
    "The program that calculates the numbers is not whole, or the browser is too old to run it.",
  "fault.undrawn": "The figure could not be fetched. The numbers are in the table.",
  "fault.picker.slow": "Fetching the choices …",
  "fault.picker":
    "The choices could not be fetched. Check the connection, and enter the field again. If that does not help, reload the page.",
  "fault.web":
    "The server sent a web page instead of numbers. It is often a login page of the network you are connected to.",
  "fault.torn": "The server’s answer did not arrive whole.",
  "fault.file":
    "Try again when the connection is back. If that does not help, reload the page. What you see on the page is as it was.",
  "fault.group":
    "The browser does not store the group (it refuses, or is full). It lasts until you close the page, and comes along in the link to the figure.",
};
