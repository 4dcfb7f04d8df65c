import { html, nothing, type TemplateResult } from "lit-html";
import type { DataSet, OwnFile } from "../data/data-set.ts";
import { alone } from "../data/files.ts";
import { list } from "../formats.ts";
import { t } from "../messages/index.ts";

/** What must not be taken for official numbers, over everything else. */
export function bannersView(
  bundle: DataSet,
  own: readonly OwnFile[],
  leave: (() => void) | undefined,
): TemplateResult {
  return html`
    ${
      bundle.kind === "example"
        ? html`<div class="example-banner" role="note">
            <p><strong>${t("example.label")}</strong> ${t("example.explain")}</p>
            ${
              leave
                ? html`<button
                    class="ds-button no-print"
                    type="button"
                    data-variant="secondary"
                    data-size="sm"
                    @click=${leave}
                  >
                    ${t("example.leave")}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }
    ${
      own.length
        ? html`<div class="own-banner" role="note">
            <p>
              <strong>${t("own.banner")}.</strong>
              ${
                alone
                  ? t("own.banner.inside", { files: files(own) })
                  : t("own.banner.files", { files: files(own) })
              }
            </p>
          </div>`
        : nothing
    }
  `;
}

function files(own: readonly OwnFile[]): string {
  return list(own.map(({ name }) => name));
}
