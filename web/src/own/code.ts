/** What is loaded when the reader brings a table. */
export { ownChoiceView } from "../views/own-choice.ts";
export { faultIn } from "./json-place.ts";
export { addTable, openTable } from "./open-table.ts";
export { readOwnCsv, readOwnJson } from "./read.ts";
