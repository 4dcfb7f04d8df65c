import { t } from "../messages/index.ts";
import type { Session } from "../session.ts";

/** As `Session.fingerprint` writes it. */
export function isSum(text: string | undefined): text is string {
  return /^[0-9a-f]{16}$/.test(text ?? "");
}

/**
 * Of a link that was made on the data of sum `frozen`: what to tell about the data that are open now; nothing where they
 * are the same.
 */
export async function thawed(frozen: string, session: Session): Promise<string | undefined> {
  const now = await session.fingerprint();
  if (now === undefined) return t("embed.frozen.unknown");
  return now === frozen ? undefined : t("embed.frozen.other");
}
