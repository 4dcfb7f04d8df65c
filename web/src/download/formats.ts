import type { Action, Format } from "./format.ts";
import { numbers } from "./numbers/formats.ts";
import { pictureActions, pictures } from "./picture/formats.ts";
import { slides } from "./slides/formats.ts";
import { whole } from "./whole/formats.ts";

/** Every kind of file, in the order they are offered. */
export const formats: readonly Format[] = [...pictures, ...slides, ...numbers, ...whole];

/** What can be done with a figure besides. */
export const actions: readonly Action[] = pictureActions;

/** The two that have a button of their own on the page. */
export const quick = { picture: pictures[0]!, numbers: numbers[0]! };
