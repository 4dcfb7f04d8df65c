import type { Finished } from "../finished.ts";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import { fileName } from "./file-name.ts";
import { Refusal, type Format } from "./format.ts";
import { noticeIntoView } from "./into-view.ts";
import { save } from "./save.ts";

/** Makes the file, hands it to the reader, and says what it is called. */
export async function saveAs(format: Format, host: Host, figure: Finished): Promise<void> {
  const everyYear = format.group === "numbers";
  const file = `${fileName(figure, { everyYear })}${format.suffix ?? ""}.${format.ending}`;
  try {
    save(await host.wait(format.make(figure, host)), file);
    host.notices.show({
      topic: "saved",
      severity: "success",
      title: t("figure.saved", { file }),
      lines: [],
    });
  } catch (error) {
    const refused = error instanceof Refusal ? error : undefined;
    host.notices.show({
      topic: "saved",
      severity: refused ? "warning" : "danger",
      title: t("formats.failed", { file }),
      lines: [refused ? refused.message : t("fault.file")],
      action: refused
        ? {
            label: refused.instead.label,
            act: () => void saveAs(refused.instead.format, host, figure),
          }
        : { label: t("page.retry"), act: () => void saveAs(format, host, figure) },
    });
    host.draw();
    noticeIntoView();
    return;
  }
  host.draw();
}
