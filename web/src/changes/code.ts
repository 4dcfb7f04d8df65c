/** What is loaded when the reader wants to see what is changed. */
export { Comparison } from "./comparison.ts";
export { areaChanges } from "./list.ts";
export { marked } from "./marked.ts";
export { changesView } from "../views/changes.ts";
