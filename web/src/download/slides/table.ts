export interface Cell {
  text: string;
  bold?: boolean;
  muted?: boolean;
  /** A colour behind it. */
  fill?: string;
  /** Smaller, under the text. */
  under?: string;
}

export interface TableRow {
  cells: readonly Cell[];
  /** The row is a heading for those that follow: its first cell goes across. */
  heading?: boolean;
  /** Over it a stronger line. */
  apart?: boolean;
}

/** Names to the left, numbers to the right of their columns. */
export interface Table {
  head: readonly string[];
  rows: readonly TableRow[];
  /** Columns of words, by their place: to the left, and as wide as there is room for. */
  words: ReadonlySet<number>;
}
