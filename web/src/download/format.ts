import type { Finished } from "../finished.ts";

/** Where in the dialog a format stands. */
export const groups = ["picture", "slides", "numbers", "whole"] as const;
export type Group = (typeof groups)[number];

/** A kind of file that a figure is taken along as. */
export interface Format {
  /** Of its button: `save-<id>`. */
  id: string;
  group: Group;
  /** What the file's name ends with, after the dot. */
  ending: string;
  /** What the name says before that, where several formats have the same ending: "-lysbilde". */
  suffix?: string;
  label(): string;
  /** In a line, what it is for. */
  help(): string;
  /** Throws when it cannot be made; then nothing is saved. */
  make(figure: Finished): Promise<Blob>;
}
