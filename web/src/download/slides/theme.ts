import { light, palette } from "../../figure/theme.ts";
import { namespaces } from "./chart.ts";
import { el } from "./xml.ts";

/** A font that every machine with Office has. */
const font = "Arial";

/** The page's colours and letters as a theme, so that they change with the presentation they are put into. */
export function themeXml(name: string): string {
  const color = (key: string, value: string) =>
    el(`a:${key}`, {}, el("a:srgbClr", { val: value.replace("#", "").toUpperCase() }));
  const letters = (key: string) =>
    el(
      `a:${key}`,
      {},
      el("a:latin", { typeface: font }),
      el("a:ea", { typeface: "" }),
      el("a:cs", { typeface: "" }),
    );
  const holder = el("a:solidFill", {}, el("a:schemeClr", { val: "phClr" }));
  const three = (one: string) => one.repeat(3);
  return el(
    "a:theme",
    { "xmlns:a": namespaces["xmlns:a"], name },
    el(
      "a:themeElements",
      {},
      el(
        "a:clrScheme",
        { name },
        color("dk1", light.text),
        color("lt1", light.background),
        color("dk2", light.muted),
        color("lt2", light.grid),
        ...palette.map((one, i) => color(`accent${i + 1}`, one)),
        color("accent5", light.calm),
        color("accent6", light.axis),
        color("hlink", "#00568a"),
        color("folHlink", "#6b3d6b"),
      ),
      el("a:fontScheme", { name }, letters("majorFont"), letters("minorFont")),
      el(
        "a:fmtScheme",
        { name },
        el("a:fillStyleLst", {}, three(holder)),
        el("a:lnStyleLst", {}, three(el("a:ln", { w: 9525 }, holder))),
        el("a:effectStyleLst", {}, three(el("a:effectStyle", {}, el("a:effectLst")))),
        el("a:bgFillStyleLst", {}, three(holder)),
      ),
    ),
  );
}
