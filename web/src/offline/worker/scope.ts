/** What the service worker needs of its surroundings; the types of pages and workers cannot be had in one project. */
export interface Scope {
  /** Put before the worker's code by the build. */
  readonly kept: Kept;
  readonly registration: {
    readonly scope: string;
    readonly installing: unknown;
    readonly waiting: unknown;
  };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options?: {
      type?: "window";
      includeUncontrolled?: boolean;
    }): Promise<readonly { id: string; postMessage(message: unknown): void }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", act: (event: Lasting) => void): void;
  addEventListener(type: "fetch", act: (event: Asked) => void): void;
  addEventListener(type: "message", act: (event: { data: unknown }) => void): void;
}

/** One version of the page: what is in it, and no more. */
export interface Kept {
  version: string;
  /** Sums (SHA-256, hex) by path from the worker's folder. */
  files: Readonly<Record<string, string>>;
  /** Files of data sets that come in several, with the beginning of their sum after a question mark: kept when they are opened. */
  parts: readonly string[];
}

export interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

export interface Asked extends Lasting {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}
