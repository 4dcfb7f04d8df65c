import "./style/index.css";
import { html, render } from "lit-html";
import { App, failed } from "./app.ts";
import { memory } from "./memory.ts";
import { currentLanguage, t } from "./messages/index.ts";
import { speak } from "./messages/languages.ts";
import { Session } from "./session.ts";
import { mastheadView } from "./views/masthead.ts";
import { dataSet, parse } from "./address.ts";

const root = document.getElementById("app")!;

render(
  html`
    <header class="masthead" id="masthead"></header>
    <main id="main"><p class="loading">${t("app.loading")}</p></main>
  `,
  root,
);
mastheadView(currentLanguage());

const skip = document.getElementById("skip")!;
skip.addEventListener("click", (event) => {
  // The address is the figure's state: a plain jump would overwrite it.
  event.preventDefault();
  const content = ["figur", "profil", "innhold", "main"].map((id) => document.getElementById(id));
  content.find((element) => element !== null)?.focus();
});

// Paper is light, whatever the screen is.
const paper = matchMedia("print");
paper.addEventListener("change", () => {
  document.documentElement.dataset.colorScheme = paper.matches ? "light" : "auto";
});

const main = document.getElementById("main")!;
try {
  const { result: wanted } = parse(location.hash);
  const language = wanted.spr === "nn" || wanted.spr === "en" ? wanted.spr : memory.language;
  const [session] = await Promise.all([
    Session.start(dataSet(wanted, false).result),
    language === "nb" ? undefined : speak(language).catch(() => undefined),
  ]);
  const app = new App(session, main);
  main.replaceChildren();
  await app.start();
} catch (error) {
  const place = document.createElement("div");
  main.replaceChildren(place);
  failed(place, error);
}
