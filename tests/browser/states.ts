import type { Page } from "playwright-core";

/** A state of the page that people meet: an address, and what they do there. */
export interface Shown {
  name: string;
  /** What follows `#v=1&data=demo`. */
  hash: string;
  act?(page: Page): Promise<void>;
}

const places = "&kom=5001~4601~1103~3301";
const two = `${places}&ind=barnevern.netto-per-innbygger-0-17~barnevern.andel-tiltak`;

/** On a narrow page the choices are folded. */
export const unfoldFilters = (page: Page) =>
  page.evaluate(() => document.querySelector("details.filters")?.setAttribute("open", ""));

async function unfoldAll(page: Page): Promise<void> {
  const closed = page.locator(".sources details:not([open]) > summary:visible");
  while (await closed.count()) await closed.first().click();
}

/** Every view, every kind of figure, and everything that opens. No two beside each other are the same kind of figure. */
export const shown: readonly Shown[] = [
  { name: "lines", hash: `&fig=line${places}` },
  { name: "bars", hash: `&fig=bar${two}` },
  { name: "rows", hash: `&fig=rows${places}` },
  { name: "two years", hash: `&fig=slope${places}` },
  { name: "a distribution", hash: `&fig=dots${places}` },
  { name: "points", hash: `&fig=scatter${two}` },
  { name: "a heat table", hash: `&fig=heat${two}` },
  { name: "a profile as figure", hash: `&fig=profile${two}` },
  { name: "a table as figure", hash: `&fig=table${places}` },
  { name: "a ranking", hash: `&fig=rank${places}` },
  { name: "tjenesteprofil", hash: "&vis=profil&kom=5001~4204" },
  { name: "nøkkeltall", hash: "&vis=nokkeltall&kom=5001" },
  { name: "funn", hash: "&vis=funn&omr=sosiale&kom=5001&aar=2020" },
  {
    name: "indikatorer, a description and a term open",
    hash: "&vis=indikatorer&ind=barnevern.netto-per-innbygger-0-24",
    act: (page) => page.locator(".entry .term").first().click(),
  },
  { name: "datagrunnlag, unfolded", hash: "&vis=datagrunnlag", act: unfoldAll },
  {
    name: "the form of an own group",
    hash: `&fig=rows${places}`,
    act: async (page) => {
      await unfoldFilters(page);
      await page.click("#make-group");
      await page.waitForSelector("dialog[open] #own-group-save");
      await page.click("#own-group-save");
    },
  },
  {
    name: "a formula with a fault",
    hash: `&fig=line${two}`,
    act: async (page) => {
      await page.click("#formula-change");
      await page.fill("#formula-field", "A / (B * 2");
      await page.waitForSelector(".formula-where mark");
    },
  },
  {
    name: "a new indicator",
    hash: `&fig=bar${places}`,
    act: async (page) => {
      await unfoldFilters(page);
      await page.click("#make-indicator");
      await page.waitForSelector("dialog[open] #own-formula-find");
      await page.fill("#own-formula-find", "07459");
      await page.waitForSelector(".formula-choice");
    },
  },
  {
    name: "words of one's own",
    hash: `&fig=rows${places}&tit=Egen`,
    act: (page) => page.click(".own-words > summary"),
  },
  { name: "notices", hash: "&fig=line&kom=9999&ind=finnes.ikke" },
  { name: "nothing chosen", hash: "&fig=bar&kom=&grp=" },
  { name: "predecessors summed", hash: "&fig=line&omr=sosiale&kom=1103~3205&fgj=sum" },
  { name: "a profile of nobody", hash: "&vis=profil&kom=" },
  {
    name: "an open list, a held sum and a description",
    hash: `&fig=bar${places}`,
    act: async (page) => {
      await unfoldFilters(page);
      await page.focus(".figure-surface");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await page.locator(".indicator-about summary").first().click();
      await page.click("#pick-regions");
      await page.waitForSelector(".picker:has(#pick-regions) u-option:visible");
    },
  },
];

/** Shows a state in the page that is open, and waits until it stands there. */
export async function show(page: Page, { hash, act }: Shown, language = "nb"): Promise<void> {
  for (let k = 0; k < 2; k++) await page.keyboard.press("Escape");
  await page.evaluate(
    (next) => (location.hash = next),
    `#v=1&data=demo${language === "nb" ? "" : `&spr=${language}`}${hash}`,
  );
  const view = new URLSearchParams(hash).get("vis") ?? "";
  const figure = new URLSearchParams(hash).get("fig") ?? "";
  await page.waitForFunction(
    ([lang, wantedView, wantedFigure]) => {
      const now = document.querySelector('.views a[aria-current="page"]')?.getAttribute("href");
      const kind = document.querySelector<HTMLElement>('.kind[aria-pressed="true"]');
      return (
        document.documentElement.lang === lang &&
        (now?.match(/vis=(\w+)/)?.[1] ?? "") === wantedView &&
        (!wantedFigure || !kind || kind.dataset.figure === wantedFigure) &&
        (!wantedFigure || document.querySelector(".figure-surface svg, .empty")) &&
        !document.querySelector(
          ".loading, .figure-waiting, dialog[open], ds-suggestion:not(:defined)",
        )
      );
    },
    [language, view, figure] as const,
  );
  await act?.(page);
}
