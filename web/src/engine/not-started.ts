import { t } from "../messages/index.ts";

/** The least that is a WebAssembly module: where not even this compiles, the browser is told not to. */
const least = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Why the calculator of an address did not start, as the reader can be told. */
export async function notStarted(address: string): Promise<Error> {
  if (typeof WebAssembly !== "object") return new Error(t("fault.calculator.missing"));
  try {
    new WebAssembly.Module(least);
  } catch {
    return new Error(t("fault.calculator.refused"));
  }
  const bytes = await fetched(address);
  const whole = bytes === undefined || (await compiles(bytes));
  return new Error(whole ? t("fault.calculator.fetch") : t("fault.calculator.broken"));
}

/** What comes from there, where it is a module at all, and not a web page or nothing. */
async function fetched(address: string): Promise<ArrayBuffer | undefined> {
  try {
    const response = await fetch(address);
    const bytes = await response.arrayBuffer();
    const start = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
    return response.ok && least.subarray(0, 4).join() === start.join() ? bytes : undefined;
  } catch {
    return undefined;
  }
}

async function compiles(bytes: ArrayBuffer): Promise<boolean> {
  try {
    await WebAssembly.compile(bytes);
    return true;
  } catch {
    return false;
  }
}
