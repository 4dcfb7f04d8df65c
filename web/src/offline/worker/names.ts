/**
 * What the caches are called. One origin can have several copies of the page in different folders: each keeps to its
 * own.
 */
export class Names {
  readonly #prefix: string;

  /** `scope`: the address of the folder. */
  constructor(scope: string) {
    this.#prefix = `figurverktoyet ${new URL(scope).pathname} `;
  }

  isOurs(name: string): boolean {
    return name.startsWith(this.#prefix);
  }

  /** The files of a version. */
  version(version: string): string {
    return `${this.#prefix}${version}`;
  }

  /** The version of a cache; undefined when it is another kind or another's. */
  versionOf(name: string): string | undefined {
    const rest = this.isOurs(name) ? name.slice(this.#prefix.length) : "";
    return /^[0-9a-f]{16}$/.test(rest) ? rest : undefined;
  }

  /** Parts of data sets, whatever the version: their sum is in their address. */
  get parts(): string {
    return `${this.#prefix}parts`;
  }

  /** Which version each open page has. */
  get pages(): string {
    return `${this.#prefix}pages`;
  }
}
