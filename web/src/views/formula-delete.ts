import type { Host } from "../host.ts";
import { t } from "../messages/index.ts";
import type { OwnIndicator } from "../own/indicators.ts";
import { withoutIndicator } from "../sum/draft.ts";

/** Deletes an indicator of the reader's, and offers to undo it. */
export function deleteOwn(host: Host, own: OwnIndicator): void {
  const before = host.state;
  const { indicators } = host.session.defaults(before.area);
  host.change(withoutIndicator(before, own, indicators));
  host.notices.show({
    topic: "own",
    severity: "info",
    title: t("formula.deleted", { name: own.name }),
    lines: [],
    action: {
      label: t("fresh.undo"),
      act: () => {
        host.notices.clear("own");
        host.go(before);
      },
    },
  });
  host.draw();
}
