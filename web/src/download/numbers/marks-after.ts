/** What stands after the number in a printed cell: "12 345,6 * b" -> "* b". */
export function marksAfter(text: string): string {
  return /^[\s\u2212-]*[\d\s.,]*\d(?:\s+(.*))?$/.exec(text)?.[1] ?? "";
}
