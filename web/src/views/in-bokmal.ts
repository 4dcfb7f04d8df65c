import { nothing } from "lit-html";
import { currentLanguage } from "../messages/index.ts";

/** The `lang` of what the data have in bokmål only: SSB's names of tables and categories. */
export function inBokmal(): "nb" | typeof nothing {
  return currentLanguage() === "nb" ? nothing : "nb";
}
