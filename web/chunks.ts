interface Module {
  isEntry: boolean;
  importers: readonly string[];
  dynamicImporters: readonly string[];
}
interface Graph {
  getModuleInfo(id: string): Module | null;
}

/**
 * How the build is cut: what opens the page, what the embedded figure brings beside it, what they share, and what draws
 * are one file each, for a file costs a turn to the server and compresses alone. What the embedded figure may come to need
 * is kept apart from what only the page needs: none of the page is ever loaded for it.
 */
export function chunkOf(id: string, graph: Graph): string | null {
  const atOnce = startsOf(id, graph, false);
  const ever = startsOf(id, graph, true);
  if (atOnce.has("page")) return ever.has("embed") ? "common" : "page";
  if (atOnce.has("embed")) return ever.has("page") ? "shared" : "embed";
  return atOnce.has("drawing") ? "drawing" : null;
}

/** What draws, and of the charts that ECharts has the one that the page opens with. */
const drawing = /\/(src\/figure\/compose\.ts|echarts\/lib\/chart\/line\/install\.js)$/;

type Start = "page" | "embed" | "drawing";

/** Where the ways to a module begin: those that are loaded at once, or also those that are loaded when they are asked for. */
function startsOf(id: string, graph: Graph, later: boolean): Set<Start> {
  const starts = new Set<Start>();
  const seen = new Set([id]);
  for (const module of seen) {
    const info = graph.getModuleInfo(module);
    if (info?.isEntry) starts.add(module.endsWith("/embed.html") ? "embed" : "page");
    if (drawing.test(module)) starts.add("drawing");
    // It names every kind of chart, and whoever asks it for one would bring them all.
    if (module !== id && module.endsWith("/echarts/lib/export/charts.js")) continue;
    for (const importer of info?.importers ?? []) seen.add(importer);
    if (later) for (const importer of info?.dynamicImporters ?? []) seen.add(importer);
  }
  return starts;
}
