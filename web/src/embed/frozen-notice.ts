import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import { takingTexts } from "../messages/languages.ts";
import { isSum, thawed } from "./frozen.ts";

/** On the page: of a link that was made on certain data, whether they are the ones that are open. */
export async function tellThawed(frozen: string, host: Host): Promise<void> {
  await takingTexts();
  if (!isSum(frozen)) {
    host.notices.show({
      topic: "data",
      severity: "warning",
      title: t("notice.link"),
      lines: [t("embed.frozen.unreadable")],
    });
    return host.draw();
  }
  const told = await thawed(frozen, host.session);
  if (told === undefined) return;
  host.notices.show({
    topic: "data",
    severity: "warning",
    title: t("embed.frozen.notice"),
    lines: [told, t("embed.frozen.again")],
  });
  host.draw();
}
