/** A fault of a file: where it stands and what is wrong. `line` and `column` count from 1. */
export interface Fault {
  file: string;
  line?: number;
  column?: number;
  where?: string;
  message: string;
}

export function faultText(f: Fault): string {
  if (f.line !== undefined) return `${f.file}:${f.line}:${f.column ?? 1}: ${f.message}`;
  return f.where ? `${f.file}: ${f.where}: ${f.message}` : `${f.file}: ${f.message}`;
}

/** Thrown once, with every fault found; nothing has been written. */
export class BundleFaults extends Error {
  constructor(readonly faults: Fault[]) {
    super(faults.map(faultText).join("\n"));
    this.name = "BundleFaults";
  }
}
