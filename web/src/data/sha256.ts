/** The sum of some bytes in hex. Only where the page is served safely does the browser offer it. */
export async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return undefined;
  const sum = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
