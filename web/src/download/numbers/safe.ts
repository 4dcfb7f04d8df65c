/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front: it begins with = + - @, also in
 * their full-width forms (which Excel reads alike), with a tab or with a line break; blanks before that, seen or not, do
 * not count. A lone sign stays as it is.
 */
export function safe(text: string): string {
  return /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u.test(text) && text !== "-" ? `'${text}` : text;
}
