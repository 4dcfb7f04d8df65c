import type { Finished } from "../finished.ts";
import type { Host } from "../host.ts";

/** "Bygg inn": what an editor pastes into a page, with a preview. */
export function openEmbed(_host: Host, _figure: Finished): void {}
