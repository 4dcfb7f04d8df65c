/** Where a page's own content begins: where the skip link leads. */
export function content(): HTMLElement | null {
  const places = ["figur", "profil", "innhold", "main"].map((id) => document.getElementById(id));
  return places.find((element) => element !== null) ?? null;
}

/** What had the keyboard may be gone when `draw` is done: then what stood around it has it, or else the content. */
export function keepingFocus(draw: () => void): void {
  const before = document.activeElement;
  const around: HTMLElement[] = [];
  for (let e = before?.parentElement; e; e = e.parentElement)
    if (e.hasAttribute("tabindex") && e.id !== "main") around.push(e);
  draw();
  if (!before || before.isConnected || document.activeElement !== document.body) return;
  (around.find((element) => element.isConnected) ?? content())?.focus();
}
