/** More characters than this no spreadsheet holds in a cell. */
export const longestText = 32_767;

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** As it stands in XML, in an element or an attribute; without the characters that it cannot hold. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Longer addresses than this Excel takes for damage, before the # and after it. */
const longestAddress = 2079;

/** An address before and after its #. */
export function splitAddress(url: string): [address: string, fragment: string] {
  const at = url.indexOf("#");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}

/** Whether a cell can link there: what is too long can only be read and copied. */
export function canLink(url: string): boolean {
  return /^https?:\/\//.test(url) && splitAddress(url).every((one) => one.length <= longestAddress);
}
