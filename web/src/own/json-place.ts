export interface Place {
  /** Both from 1. */
  line: number;
  column: number;
}

/** Where the value that a JSON pointer names begins; undefined when the text has none. */
export function placeOf(text: string, pointer: string): Place | undefined {
  const walk = new Walk(text, pointer);
  try {
    walk.whole();
  } catch (stop) {
    if (stop instanceof Fault) return undefined;
    throw stop;
  }
  return walk.found === undefined ? undefined : at(text, walk.found);
}

/** Where the text stops being JSON; undefined when all of it is. */
export function faultIn(text: string): Place | undefined {
  try {
    new Walk(text).whole();
    return undefined;
  } catch (stop) {
    if (stop instanceof Fault) return at(text, stop.position);
    throw stop;
  }
}

function at(text: string, position: number): Place {
  const before = text.slice(0, position).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

class Fault {
  constructor(readonly position: number) {}
}

const space = /[ \t\r\n\uFEFF]*/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** A file nested deeper than this is no table. */
const deepest = 500;

class Walk {
  found: number | undefined;
  #at = 0;
  readonly #text: string;
  readonly #wanted: string | undefined;

  constructor(text: string, pointer?: string) {
    this.#text = text;
    this.#wanted = pointer;
  }

  whole(): void {
    this.#value("", 0);
    this.#take(space);
    if (this.#at < this.#text.length) throw new Fault(this.#at);
  }

  #value(path: string, depth: number): void {
    this.#take(space);
    if (depth > deepest) throw new Fault(this.#at);
    if (path === this.#wanted) this.found ??= this.#at;
    const first = this.#text[this.#at];
    if (first === "{") this.#members(path, depth);
    else if (first === "[") this.#items(path, depth);
    else this.#must(first === '"' ? string : plain);
  }

  #members(path: string, depth: number): void {
    this.#at++;
    if (this.#next("}")) return;
    do {
      this.#take(space);
      const key = JSON.parse(this.#must(string)) as string;
      if (!this.#next(":")) throw new Fault(this.#at);
      this.#value(this.#below(path, key), depth + 1);
    } while (this.#next(","));
    if (!this.#next("}")) throw new Fault(this.#at);
  }

  #items(path: string, depth: number): void {
    this.#at++;
    if (this.#next("]")) return;
    let n = 0;
    do this.#value(this.#below(path, n++), depth + 1);
    while (this.#next(","));
    if (!this.#next("]")) throw new Fault(this.#at);
  }

  /** The path of a part; what cannot lead to the wanted value need not be spelled. */
  #below(path: string, part: string | number): string {
    if (this.#wanted === undefined || !this.#wanted.startsWith(path)) return "-";
    return `${path}/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  }

  #next(sign: string): boolean {
    this.#take(space);
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #must(pattern: RegExp): string {
    const found = this.#take(pattern);
    if (found === "") throw new Fault(this.#at);
    return found;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }
}
