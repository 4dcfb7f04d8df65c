/** Those that did not come. The browser asks once for each, shows the page without, and takes a web page for an empty one. */
const failed = new Set<HTMLLinkElement>();

/** `broken`: it came, but not whole. */
function judge(element: EventTarget | null, broken: boolean): void {
  if (!(element instanceof HTMLLinkElement) || element.rel !== "stylesheet") return;
  if (broken || isEmpty(element)) failed.add(element);
}

function isEmpty({ sheet }: HTMLLinkElement): boolean {
  try {
    return !sheet?.cssRules.length;
  } catch {
    // What is no style sheet cannot be looked into.
    return true;
  }
}

for (const link of document.querySelectorAll("link")) judge(link, false);
for (const end of ["load", "error"])
  document.addEventListener(end, ({ target }) => judge(target, end === "error"), true);

/** Asks anew for the style sheets that did not come. Rejects when one still does not. */
export async function completeStyle(): Promise<void> {
  const links = [...failed];
  failed.clear();
  await Promise.all(
    links.map((link) => {
      const again = link.cloneNode() as HTMLLinkElement;
      const ended = new Promise((resolve) => {
        for (const end of ["load", "error"]) again.addEventListener(end, resolve);
      });
      link.replaceWith(again);
      return ended;
    }),
  );
  if (failed.size > 0) throw new Error(`${[...failed][0]!.href} did not come`);
}
