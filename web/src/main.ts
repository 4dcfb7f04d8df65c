import "./style/index.css";
import { html, render } from "lit-html";
import { App, failed } from "./app.ts";
import { t } from "./messages/index.ts";
import { Session } from "./session.ts";
import { dataSet, parse } from "./state.ts";

const root = document.getElementById("app")!;

render(
  html`
    <header class="masthead">
      <span class="mark" aria-hidden="true"></span>
      <div>
        <h1>${t("app.name")}</h1>
        <p>${t("app.tagline")}</p>
      </div>
    </header>
    <main id="main"><p class="loading">${t("app.loading")}</p></main>
  `,
  root,
);

const skip = document.getElementById("skip")!;
skip.textContent = t("app.skip");
skip.addEventListener("click", (event) => {
  // The address is the figure's state: a plain jump would overwrite it.
  event.preventDefault();
  const content = ["figur", "profil", "main"].map((id) => document.getElementById(id));
  content.find((element) => element !== null)?.focus();
});

// Paper is light, whatever the screen is.
const paper = matchMedia("print");
paper.addEventListener("change", () => {
  document.documentElement.dataset.colorScheme = paper.matches ? "light" : "auto";
});

const main = document.getElementById("main")!;
try {
  const app = new App(
    await Session.start(dataSet(parse(location.hash).result, false).result),
    main,
  );
  main.replaceChildren();
  await app.start();
} catch (error) {
  const place = document.createElement("div");
  main.replaceChildren(place);
  failed(place, error);
}
