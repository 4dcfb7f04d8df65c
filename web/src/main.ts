import "./style/index.css";
import { html, render } from "lit-html";
import { App, failed } from "./app.ts";
import { content } from "./focus.ts";
import { memory } from "./memory.ts";
import { currentLanguage, t } from "./messages/index.ts";
import { sentences, speak } from "./messages/languages.ts";
import { drawing } from "./figure/frame.ts";
import { later } from "./later.ts";
import { alone } from "./data/files.ts";
import { Session } from "./session.ts";
import { mastheadView } from "./views/masthead.ts";
import { dataSet, parse } from "./address.ts";

const root = document.getElementById("app")!;

render(
  html`
    <header class="masthead" id="masthead"></header>
    <main id="main" tabindex="-1"><p class="loading" role="status">${t("app.loading")}</p></main>
  `,
  root,
);
document.getElementById("coming")?.remove();
mastheadView(currentLanguage());

const skip = document.getElementById("skip")!;
skip.addEventListener("click", (event) => {
  // The address is the figure's state: a plain jump would overwrite it.
  event.preventDefault();
  content()?.focus();
});

// Paper is light, whatever the screen is.
const paper = matchMedia("print");
paper.addEventListener("change", () => {
  document.documentElement.dataset.colorScheme = paper.matches ? "light" : "auto";
});

const main = document.getElementById("main")!;
const loading = main.querySelector(".loading")!;
/** Of the reader, in milliseconds, before they are told that it takes long. */
const patience = 10_000;
setTimeout(() => (loading.textContent = `${t("fault.slow")} ${t("fault.slow.help")}`), patience);
later(() => void sentences());
try {
  const begun = alone ? await (await import("./offline/begin.ts")).begin() : undefined;
  const { result: wanted } = parse(location.hash);
  const language = wanted.spr === "nn" || wanted.spr === "en" ? wanted.spr : memory.language;
  const starting = Session.start(dataSet(wanted, false).result);
  // Beside the data, not before them: words and table come first.
  if (wanted.vis === undefined || wanted.vis === "figur") void drawing().catch(() => undefined);
  const [session] = await Promise.all([
    starting,
    language === "nb" ? undefined : speak(language).catch(() => undefined),
  ]);
  begun?.(session);
  const app = new App(session, main);
  await app.start();
  void app.complete();
  later(() => void import("./offline/keep.ts").then(({ keep }) => keep(app)).catch(() => {}));
} catch (error) {
  await sentences();
  const place = document.createElement("div");
  main.replaceChildren(place);
  failed(place, error);
}
