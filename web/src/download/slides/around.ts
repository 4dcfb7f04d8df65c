import { firstId, layouts, layoutXml, masterXml, notesMasterXml, spaces } from "./masters.ts";
import {
  layoutName,
  masterName,
  mime,
  notesMasterName,
  presentationName,
  themeName,
} from "./part-names.ts";
import type { Presentation, Slide } from "./presentation.ts";
import { themeXml } from "./theme.ts";
import { emu, slide as size } from "./units.ts";
import { clean, el, plain } from "./xml.ts";

/** Adds what stands around the slides: the presentation itself, masters, layouts, themes and properties. */
export function addAround(presentation: Presentation): void {
  const { pack, names, language, slides, title } = presentation;
  pack.relate("", "officeDocument", presentationName);
  properties(presentation);

  const layoutIds = layouts.map((layout) =>
    pack.relate(masterName, "slideLayout", layoutName(layout)),
  );
  pack.relate(masterName, "theme", themeName(1));
  pack.add(masterName, mime.slideMaster, masterXml(names, language, layoutIds));
  for (const layout of layouts) {
    pack.relate(layoutName(layout), "slideMaster", masterName);
    pack.add(layoutName(layout), mime.slideLayout, layoutXml(layout, names, language));
  }
  pack.relate(notesMasterName, "theme", themeName(2));
  pack.add(notesMasterName, mime.notesMaster, notesMasterXml(names, language));
  for (const n of [1, 2] as const) pack.add(themeName(n), mime.theme, themeXml(names.theme));

  const master = pack.relate(presentationName, "slideMaster", masterName);
  const notes = pack.relate(presentationName, "notesMaster", notesMasterName);
  pack.relate(presentationName, "theme", themeName(1));
  const ids = slides.map(({ name }) => pack.relate(presentationName, "slide", name));
  pack.add(
    presentationName,
    mime.presentation,
    el(
      "p:presentation",
      spaces,
      el("p:sldMasterIdLst", {}, el("p:sldMasterId", { id: firstId, "r:id": master })),
      el("p:notesMasterIdLst", {}, el("p:notesMasterId", { "r:id": notes })),
      el(
        "p:sldIdLst",
        {},
        ...ids.map((id, i) => el("p:sldId", { id: firstSlide + i, "r:id": id })),
      ),
      el("p:sldSz", { cx: emu(size.width), cy: emu(size.height) }),
      el("p:notesSz", { cx: emu(540), cy: emu(720) }),
      sections(slides, title),
    ),
  );
}

function properties({ pack, title, language, names, slides }: Presentation): void {
  const [core, app] = ["docProps/core.xml", "docProps/app.xml"];
  pack.relate("", "metadata/core-properties", core);
  pack.relate("", "extended-properties", app);
  pack.add(
    core,
    mime.core,
    el(
      "cp:coreProperties",
      {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      },
      el("dc:title", {}, plain(title)),
      el("dc:creator", {}, plain(names.theme)),
      el("dc:language", {}, language),
    ),
  );
  pack.add(
    app,
    mime.app,
    el(
      "Properties",
      { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" },
      el("Slides", {}, String(slides.length)),
    ),
  );
}

/** Slides number themselves from here. */
const firstSlide = 256;

/** PowerPoint's own sections, so that a long report can be found through; nothing where there are none. */
function sections(slides: readonly Slide[], title: string): string {
  if (!slides.some((one) => one.section)) return "";
  const runs: { name: string; slides: number[] }[] = [];
  slides.forEach(({ section }, i) => {
    const name = section || title;
    const last = runs.at(-1);
    if (last?.name === name) last.slides.push(i);
    else runs.push({ name, slides: [i] });
  });
  return el(
    "p:extLst",
    {},
    el(
      "p:ext",
      { uri: "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}" },
      el(
        "p14:sectionLst",
        { "xmlns:p14": "http://schemas.microsoft.com/office/powerpoint/2010/main" },
        ...runs.map(({ name, slides: these }, i) =>
          el(
            "p14:section",
            { name: clean(name), id: guid(i + 1) },
            el("p14:sldIdLst", {}, ...these.map((at) => el("p14:sldId", { id: firstSlide + at }))),
          ),
        ),
      ),
    ),
  );
}

function guid(n: number): string {
  return `{8A1E0000-0000-4000-8000-${n.toString(16).toUpperCase().padStart(12, "0")}}`;
}
