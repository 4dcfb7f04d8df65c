import { html } from "lit-html";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import type { Page } from "./page.ts";

export function keyFiguresPage(_host: Host): Page {
  return {
    calculate() {},
    title: () => t("view.keyfigures"),
    view: () =>
      html`<section class="card" id="innhold" tabindex="-1">
        <h2>${t("view.keyfigures")}</h2>
      </section>`,
  };
}
