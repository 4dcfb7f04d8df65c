/** Longer addresses are not taken as links by every Office program. */
const longest = 2000;

/** An address as a relation can have it; undefined where it would not be a link. */
export function target(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (!/^(https?|file):$/.test(url.protocol)) return undefined;
  // What may not stand in an address as it is (RFC 3986), with a second # as well.
  const [before, ...rest] = url.href.split("#");
  const safe = [before!, ...(rest.length ? [rest.join("%23")] : [])]
    .map((part) => part.replace(/[^\w\-.~:/?[\]@!$&'()*+,;=%]/gu, (c) => encodeURIComponent(c)))
    .join("#");
  return safe.length <= longest ? safe : undefined;
}
