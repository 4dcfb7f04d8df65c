import type { Finished } from "../finished.ts";
import { list } from "../formats.ts";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import { ownUsed } from "../source.ts";

/** The figure's address to the clipboard, and what it cannot bring along. */
export async function copyLink(host: Host, { panels, bundle, link }: Finished): Promise<void> {
  const files = ownUsed(panels, bundle).map(({ name }) => name);
  const lines = [
    ...(files.length ? [t("own.link", { files: list(files) })] : []),
    ...(host.session.local ? [t("figure.linkFresh")] : []),
  ];
  try {
    await navigator.clipboard.writeText(link);
    host.notices.show({
      topic: "saved",
      severity: lines.length ? "warning" : "success",
      title: t("figure.linkCopied"),
      lines,
    });
  } catch {
    // Without permission the link is still there to copy by hand.
    host.notices.show({ topic: "saved", severity: "info", title: link, lines });
  }
  host.draw();
}
