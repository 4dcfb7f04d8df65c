import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Nothing is asked of anybody: every address leads to a port where nobody listens. */
const settings = {
  "marionette.port": 0,
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.enabled": false,
  "browser.startup.homepage_override.mstone": "ignore",
};

/** Firefox through its own protocol, Marionette: messages as `<length>:[0,id,command,parameters]` over a socket. */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #socket: Socket;
  readonly #profile: string;
  readonly #answers = new Map<number, (answer: { error: unknown; value: unknown }) => void>();
  #read = Buffer.alloc(0);
  #asked = 0;

  private constructor(process: ChildProcess, socket: Socket, profile: string) {
    this.#process = process;
    this.#socket = socket;
    this.#profile = profile;
    socket.on("data", (bytes) => this.#take(bytes));
  }

  static async start(program = process.env.FIGUR_FIREFOX ?? "firefox-esr"): Promise<Firefox> {
    const profile = await mkdtemp(join(tmpdir(), "figur-firefox-"));
    const lines = Object.entries(settings).map(
      ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
    );
    await writeFile(join(profile, "user.js"), lines.join("\n"));
    const started = spawn(
      program,
      ["--headless", "--marionette", "-no-remote", "-profile", profile],
      {
        stdio: "ignore",
      },
    );
    const failed = new Promise<never>((_, reject) => {
      started.once("error", () =>
        reject(
          new Error(`${program} was not found: install firefox-esr, or name a Firefox in FIGUR_FIREFOX`),
        ),
      );
      started.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
    });
    failed.catch(() => {});
    const socket = connect(await Promise.race([portOf(profile), failed]), "127.0.0.1");
    const firefox = new Firefox(started, socket, profile);
    await firefox.#ask("WebDriver:NewSession", {});
    return firefox;
  }

  async goto(address: string): Promise<void> {
    await this.#ask("WebDriver:Navigate", { url: address });
  }

  /** The value of an expression in the page. */
  async evaluate<T>(expression: string): Promise<T> {
    const script = `return (${expression});`;
    const answer = await this.#ask("WebDriver:ExecuteScript", { script, args: [] });
    return (answer as { value: T }).value;
  }

  /** Until the expression is true. */
  async waitFor(expression: string, milliseconds = 20_000): Promise<void> {
    for (const end = Date.now() + milliseconds; Date.now() < end; await pause(100))
      if (await this.evaluate<boolean>(`!!(${expression})`)) return;
    throw new Error(`it never came true: ${expression}`);
  }

  async screenshot(): Promise<Buffer> {
    const answer = await this.#ask("WebDriver:TakeScreenshot", { full: false });
    return Buffer.from((answer as { value: string }).value, "base64");
  }

  async stop(): Promise<void> {
    this.#socket.destroy();
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = new Promise((resolve) => this.#process.once("exit", resolve));
      this.#process.kill();
      const late = setTimeout(() => this.#process.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
    }
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #ask(command: string, parameters: object): Promise<unknown> {
    const id = ++this.#asked;
    const text = JSON.stringify([0, id, command, parameters]);
    const answer = new Promise<{ error: unknown; value: unknown }>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${command}: no answer`)), 60_000);
      this.#answers.set(id, (told) => {
        clearTimeout(late);
        resolve(told);
      });
    });
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const { error, value } = await answer;
    if (error) throw new Error(`${command}: ${JSON.stringify(error).slice(0, 500)}`);
    return value;
  }

  #take(bytes: Buffer): void {
    this.#read = Buffer.concat([this.#read, bytes]);
    for (;;) {
      const colon = this.#read.indexOf(":");
      const end = colon + 1 + Number(this.#read.subarray(0, colon));
      if (colon < 0 || this.#read.length < end) return;
      const message: unknown = JSON.parse(this.#read.subarray(colon + 1, end).toString());
      this.#read = this.#read.subarray(end);
      // The first one tells who is there.
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message as [number, number, unknown, unknown];
      this.#answers.get(id)?.({ error, value });
      this.#answers.delete(id);
    }
  }
}

/** Firefox writes down which port it took. */
async function portOf(profile: string): Promise<number> {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(200)) {
    const port = await readFile(join(profile, "MarionetteActivePort"), "utf8").catch(() => "");
    if (port) return Number(port);
  }
  throw new Error("Firefox did not open a port for Marionette");
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
