import type { Finished } from "../finished.ts";
import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import { fileName } from "./file-name.ts";
import type { Format } from "./format.ts";
import { save } from "./save.ts";

/** Makes the file, hands it to the reader, and says what it is called. */
export async function saveAs(format: Format, host: Host, figure: Finished): Promise<void> {
  const file = `${fileName(figure)}${format.suffix ?? ""}.${format.ending}`;
  try {
    save(await format.make(figure), file);
    host.notices.show({
      topic: "saved",
      severity: "success",
      title: t("figure.saved", { file }),
      lines: [],
    });
  } catch {
    host.notices.show({
      topic: "saved",
      severity: "danger",
      title: t("formats.failed", { file }),
      lines: [],
    });
  }
  host.draw();
}
