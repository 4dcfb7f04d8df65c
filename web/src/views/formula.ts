import "../style/formula.css";

/** What is fetched when a formula is to be changed. */
export { changeOf, withIndicator } from "../sum/draft.ts";
export { deleteOwn } from "./formula-delete.ts";
export { openDialog } from "./formula-dialog.ts";
export { FormulaEditor } from "./formula-editor.ts";
