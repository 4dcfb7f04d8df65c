import type { Kind } from "./kind.ts";
import { dots } from "./dots.ts";
import { heat } from "./heat.ts";
import { profile } from "./profile.ts";
import { rank } from "./rank.ts";
import { scatter } from "./scatter.ts";
import { table } from "./table.ts";

/** Kinds that are not series over years. */
export const overview = { dots, scatter, heat, profile, table, rank } satisfies Record<
  string,
  Kind
>;
