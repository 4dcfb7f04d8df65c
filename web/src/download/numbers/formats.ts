import { t } from "../../messages/index.ts";
import type { Finished } from "../../finished.ts";
import type { Format } from "../format.ts";
import type { Report } from "../part.ts";
import { csv, plainCsv } from "./csv.ts";

export const numbers: readonly Format[] = [
  {
    id: "csv",
    group: "numbers",
    ending: "csv",
    label: () => t("formats.csv"),
    help: () => t("formats.csv.help"),
    make: async (figure) => new Blob([csv(figure)], { type: "text/csv;charset=utf-8" }),
  },
  {
    id: "xlsx",
    group: "numbers",
    ending: "xlsx",
    label: () => t("numbers.xlsx"),
    help: () => t("numbers.xlsx.help"),
    async make(figure, { session }) {
      const [{ workbook }, { withBehind }] = await Promise.all([
        import("./workbook.ts"),
        import("./behind.ts"),
      ]);
      return workbook(alone(withBehind(figure, session)));
    },
  },
  {
    id: "csv-plain",
    group: "numbers",
    ending: "csv",
    suffix: "-data",
    label: () => t("numbers.plain"),
    help: () => t("numbers.plain.help"),
    make: async (figure) => new Blob([plainCsv(figure)], { type: "text/csv;charset=utf-8" }),
  },
  {
    id: "json-stat",
    group: "numbers",
    ending: "json",
    suffix: "-json-stat",
    label: () => t("numbers.jsonStat"),
    help: () => t("numbers.jsonStat.help"),
    async make(figure) {
      const { jsonStat } = await import("./json-stat.ts");
      return new Blob([JSON.stringify(jsonStat(figure))], { type: "application/json" });
    },
  },
];

function alone(figure: Finished): Report {
  return { title: "", subtitle: "", link: figure.link, parts: [{ kind: "figure", figure }] };
}
