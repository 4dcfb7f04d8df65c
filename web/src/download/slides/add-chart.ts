import { t } from "../../messages/index.ts";
import { chartXml, warningHeight } from "./chart.ts";
import type { Subject } from "./page.ts";
import type { Placed } from "./pages.ts";
import { mime } from "./part-names.ts";
import type { Presentation } from "./presentation.ts";
import { sheetOf } from "./sheet.ts";
import { cut } from "./texts.ts";
import type { Box } from "./units.ts";
import { embedded } from "./workbook.ts";
import { clean } from "./xml.ts";

/** Adds a chart with its workbook; the name of its part. */
export async function addChart(
  to: Presentation,
  subject: Subject,
  { content, headed }: Placed & { kind: "chart" },
  { width, height }: Box,
): Promise<string> {
  const { pack, language } = to;
  const n = to.nextChart();
  const name = `ppt/charts/chart${n}.xml`;
  const book = `ppt/embeddings/Microsoft_Excel_Sheet${n}.xlsx`;
  const labels = subject.bands.map((band) => band.words);
  const warning = cut(labels.join(" \u00b7 "), width, 10, 1, true);
  const chart = content.make(width, height - warningHeight(warning));
  const numbers = t("slides.sheet.numbers");
  const sheet = sheetOf(chart, numbers);
  const about = [
    subject.title,
    headed,
    subject.subtitle,
    ...labels,
    ...subject.notes,
    ...subject.kept,
    subject.source,
    to.made,
    subject.link,
  ].filter(Boolean);
  pack.add(
    book,
    mime.workbook,
    await embedded(
      { name: numbers, rows: sheet.rows, format: chart.format },
      { name: t("slides.sheet.about"), lines: about },
      clean(subject.title),
      to.names.theme,
    ),
  );
  const workbook = pack.relate(name, "package", book);
  pack.add(
    name,
    mime.chart,
    chartXml({ chart, sheet, width, height, warning, workbook, language }),
  );
  return name;
}
