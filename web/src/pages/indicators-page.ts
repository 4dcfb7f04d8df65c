import { html } from "lit-html";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import type { Page } from "./page.ts";

export function indicatorsPage(_host: Host): Page {
  return {
    calculate() {},
    title: () => t("view.indicators"),
    view: () =>
      html`<section class="card" id="innhold" tabindex="-1">
        <h2>${t("view.indicators")}</h2>
      </section>`,
  };
}
