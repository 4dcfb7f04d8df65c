import type { Host } from "../../host.ts";
import { t } from "../../messages/index.ts";
import { noticeIntoView } from "../into-view.ts";

/** A picture to the clipboard. It is made after the browser has let us in, which it does only right after a click. */
export async function copyPicture(host: Host, make: () => Promise<Blob>): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": make() })]);
    host.notices.show({
      topic: "saved",
      severity: "success",
      title: t("pictures.copied"),
      lines: [],
    });
  } catch {
    // An old browser, a page that is not served securely, or permission denied.
    host.notices.show({
      topic: "saved",
      severity: "warning",
      title: t("pictures.copy.failed"),
      lines: [t("pictures.copy.otherwise")],
    });
    host.draw();
    noticeIntoView();
    return;
  }
  host.draw();
}
