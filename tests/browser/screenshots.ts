/** Takes the pictures of the README: every view of the built page, with the example data where the real ones have no numbers. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { serve } from "./serve.ts";
import { dist, flags } from "./page.ts";

interface Picture {
  name: string;
  hash: string;
  width?: number;
  height?: number;
  dark?: boolean;
  /** In place of the page. */
  file?: string;
  /** Done before the picture is taken. */
  prepare?(page: Page): Promise<void>;
}

const demo = "v=1&data=demo&omr=sosiale&kom=5001~4601~1103~0301";
const pictures: Picture[] = [
  { name: "figur", hash: "v=1&kom=4601~3201~3107~0301" },
  {
    name: "figur-mork",
    hash: `${demo}&fig=dots&ind=sosiale.netto-per-innbygger-18-66`,
    dark: true,
  },
  { name: "figur-smal", hash: `${demo}&fig=rows`, width: 390, height: 1400 },
  { name: "tjenesteprofil", hash: `${demo}&vis=profil` },
  { name: "nokkeltall", hash: `${demo}&vis=nokkeltall` },
  { name: "funn", hash: `${demo}&vis=funn&aar=2023&mot=asss-10` },
  { name: "indikatorer", hash: `${demo}&vis=indikatorer` },
  { name: "datagrunnlag", hash: `${demo}&vis=datagrunnlag` },
  {
    name: "samling",
    hash: `${demo}&vis=samling`,
    height: 1500,
    async prepare(page) {
      await page.selectOption("#maker-place", "5001");
      await page.click("#make-report");
      await page.waitForFunction(
        () => document.querySelectorAll(".collection svg, .collection img").length > 5,
      );
      await page.waitForTimeout(1000);
      await page.evaluate(() => scrollTo(0, 0));
    },
  },
  {
    name: "artikkel",
    file: "artikkel.html",
    hash: "",
    prepare: (page) => page.waitForTimeout(3000),
  },
];

const folder = process.argv[2];
if (!folder) throw new Error("usage: scripts/screenshots FOLDER");
await mkdir(folder, { recursive: true });
const served = await serve(dist);
const browser = await chromium.launch({
  executablePath: process.env.FIGUR_CHROMIUM ?? "/usr/bin/chromium",
  args: flags,
});
for (const picture of pictures) {
  const { name, hash, width = 1280, height = 960, dark, file = "", prepare } = picture;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  await page.goto(`${served.address}${file}#${hash}`);
  if (!file) await page.waitForSelector(".figure-surface svg, .column-page h2");
  // What comes after the first view (the search of the choices) shall be there too.
  await page.waitForLoadState("networkidle");
  await prepare?.(page);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  console.log(path);
  await page.close();
}
await browser.close();
await served.close();
