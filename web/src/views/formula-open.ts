import type { Host } from "../host.ts";

/** All that changes formulas: it comes when it is first asked for. */
export const loadFormula = () => import("./formula.ts");

/** "Ny egen indikator": a dialog. */
export function openOwnIndicator(host: Host): void {
  void host.wait(loadFormula()).then(
    (code) => code.openDialog(host),
    () => host.failed(() => openOwnIndicator(host)),
  );
}
