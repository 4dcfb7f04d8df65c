import type { Finished } from "../finished.ts";
import type { Host } from "../host.ts";

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
  make(figure: Finished, host: Host): Promise<Blob>;
}

/** Something else than a file: "copy the picture". */
export interface Action {
  /** Of its button, as a format's. */
  id: string;
  group: Group;
  label(): string;
  help(): string;
  /** Tells the reader how it went. */
  act(host: Host, figure: Finished): Promise<void>;
}

/** What `make` throws when the figure is not for this kind of file; its message is for the reader. */
export class Refusal extends Error {
  /** What can be had in its place, and what the button of it says. */
  readonly instead: { label: string; format: Format };

  constructor(message: string, instead: Refusal["instead"]) {
    super(message);
    this.instead = instead;
  }
}
