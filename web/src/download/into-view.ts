/** The notice of a file that could not be had: the reader is at the buttons, far below it. */
export function noticeIntoView(): void {
  document.querySelector('.notice[data-topic="saved"]')?.scrollIntoView({ block: "nearest" });
}
