import { t } from "../../messages/index.ts";
import type { Format } from "../format.ts";
import { csv } from "./csv.ts";

export const numbers: readonly Format[] = [
  {
    id: "csv",
    group: "numbers",
    ending: "csv",
    label: () => t("formats.csv"),
    help: () => t("formats.csv.help"),
    make: async (figure) => new Blob([csv(figure)], { type: "text/csv;charset=utf-8" }),
  },
];
