import type { Page } from "playwright-core";

/** Everything here answers with what is wrong, a line each. */

/** One h1, headings a step at a time, and a name for each landmark of which there can be several. */
export function structure(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const open = document.querySelector("dialog[open]");
    const levels = [...(open ?? document).querySelectorAll("h1, h2, h3, h4, h5, h6")]
      .filter((h) => h.checkVisibility())
      .map((h) => Number(h.tagName[1]));
    if (!open && levels.filter((level) => level === 1).length !== 1) faults.push("one h1");
    levels.forEach((level, i) => {
      if (level > (levels[i - 1] ?? (open ? 1 : 0)) + 1) faults.push(`headings ${levels}`);
    });
    for (const mark of document.querySelectorAll(
      "nav, section, [role=region], [role=search], dialog",
    )) {
      const by = mark.getAttribute("aria-labelledby");
      const name =
        mark.getAttribute("aria-label") || (by && document.getElementById(by)?.textContent?.trim());
      if (mark.checkVisibility() && !name)
        faults.push(`no name: <${mark.localName} class=${mark.className}>`);
    }
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    if (twice.length) faults.push(`twice: ${twice}`);
    for (const about of document.querySelectorAll(
      "[aria-describedby], [aria-labelledby], label[for]",
    ))
      for (const name of ["aria-describedby", "aria-labelledby", "for"])
        for (const id of about.getAttribute(name)?.split(/\s+/) ?? [])
          if (!document.getElementById(id)) faults.push(`${name}=${id} leads nowhere`);
    // Who speaks to the page says what stands on the button.
    for (const e of document.querySelectorAll<HTMLElement>("main :is(button, a)[aria-label]")) {
      const [words, name] = [e.innerText.trim(), e.ariaLabel!].map((s) => s.toLowerCase());
      if (!name!.includes(words!)) faults.push(`seen as «${words}», called «${name}»`);
    }
    for (const table of document.querySelectorAll("table")) {
      const named = table.caption?.textContent?.trim() || table.getAttribute("aria-labelledby");
      if (!named) faults.push("a table without a caption");
      if ([...table.querySelectorAll("th")].some((th) => !th.scope))
        faults.push("th without scope");
    }
    return faults;
  });
}

/** How many pixels the page can be scrolled sideways. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const wide = [...document.querySelectorAll("body *")]
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
      .filter((e) => !e.closest(".table-scroll, .gaps-scroll"))
      .slice(0, 3)
      .map((e) => `<${e.localName} class=${e.getAttribute("class")}>`);
    return [`${scrollWidth} > ${innerWidth} ${wide.join(" ")}`];
  });
}

/** Texts that do not fit where they stand. What is only read aloud has no room on purpose. */
export function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hidden =
      ".ds-sr-only, [aria-hidden=true], .table-scroll, .gaps-scroll, select, svg, svg *";
    const faults: string[] = [];
    for (const e of document.querySelectorAll<HTMLElement>("body *")) {
      if (!e.checkVisibility() || e.closest(".ds-sr-only") || e.matches(hidden)) continue;
      const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent!.trim());
      const control = e.matches(
        "button, a, label, summary, th, td, p, li, dt, dd, legend, h1, h2, h3, h4",
      );
      if (!own && !control) continue;
      if (Math.min(e.clientWidth, e.closest("thead")?.clientWidth ?? 2) <= 1) continue;
      const style = getComputedStyle(e);
      if (style.display === "inline" || style.position === "absolute") continue;
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      const over = [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight];
      if (!scrolls && (over[0]! > 1 || (over[1]! > 3 && style.overflowY !== "visible")))
        faults.push(`<${e.localName} class=${e.className}> ${over} ${e.innerText.slice(0, 40)}`);
    }
    for (const figure of document.querySelectorAll(".figure-surface svg")) {
      const { left, right } = figure.getBoundingClientRect();
      for (const text of figure.querySelectorAll("text")) {
        const box = text.getBoundingClientRect();
        // The warning across the figure is decoration and may run out of it.
        const level = !text.getAttribute("transform")?.includes("rotate");
        if (level && (box.right > right + 1 || box.left < left - 1))
          faults.push(`beyond the figure: ${text.textContent}`);
      }
    }
    return faults;
  });
}

/** Whatever can be pressed and is smaller than this both ways. Links within a sentence are as high as it. */
export function small(page: Page, least: number, within = "body"): Promise<string[]> {
  return page.evaluate(
    ([px, scope]) => {
      const faults: string[] = [];
      const all = `:is(a[href], button, summary, select, textarea, input, [tabindex="0"], ds-suggestion data)`;
      for (const e of document.querySelectorAll<HTMLElement>(`${scope} ${all}`)) {
        if (!e.checkVisibility({ visibilityProperty: true })) continue;
        const target = e.closest("label") ?? e;
        const { width, height } = target.getBoundingClientRect();
        if (width <= 1 || height <= 1) continue;
        const inText =
          getComputedStyle(e).display.startsWith("inline") && e.closest("p, li, dd, th, td");
        if (e.matches(".ds-link, .term") && inText) continue;
        if (Math.min(width, height) < px - 0.5)
          faults.push(
            `<${e.localName} id=${e.id} class=${e.className}> ${width.toFixed(0)}x${height.toFixed(0)} ${e.innerText.slice(0, 30)}`,
          );
      }
      return faults;
    },
    [least, within] as const,
  );
}

/** Words in the figure that stand out less than 4.5:1 from its background; not those on a field of another colour. The warning across it is decoration. */
export async function faint(page: Page): Promise<string[]> {
  const [background, ...texts] = await page.evaluate(() => {
    const figure = document.querySelector(".figure-surface svg");
    if (!figure) return [["", ""]];
    const words = [...figure.querySelectorAll("text")].filter(
      (text) =>
        !text.getAttribute("transform")?.includes("rotate") &&
        text.previousElementSibling?.localName !== "rect",
    );
    return [figure.querySelector("rect")!, ...words].map((e) => [
      e.textContent!,
      getComputedStyle(e).fill,
    ]);
  });
  const under = luminance(background![1]!);
  return texts.flatMap(([words, fill]) => {
    const [dim, bright] = [luminance(fill!), under].sort((a, b) => a - b);
    const ratio = (bright! + 0.05) / (dim! + 0.05);
    return ratio < 4.5 ? [`${words} in ${fill}: ${ratio.toFixed(2)}`] : [];
  });
}

/** As WCAG 2.1 reckons it, of "rgb(0, 114, 178)". */
function luminance(color: string): number {
  const [r, g, b] = (color.match(/[\d.]+/g) ?? ["0", "0", "0"]).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
