import type { Finished } from "../../finished.ts";
import { t } from "../../messages/index.ts";
import { ownUsed } from "../../source.ts";

/** What a file of the figure's numbers must be marked with: example data first, then each of the reader's own files. */
export function labels({
  panels,
  bundle,
}: Pick<Finished, "panels" | "bundle">): { kind: "example" | "own"; text: string }[] {
  return [
    ...(bundle.kind === "example" ? [{ kind: "example" as const, text: t("example.label") }] : []),
    ...ownUsed(panels, bundle).map(({ name }) => ({
      kind: "own" as const,
      text: t("own.source", { file: name }),
    })),
  ];
}
