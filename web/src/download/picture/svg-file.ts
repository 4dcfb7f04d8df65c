import { svg } from "../../figure/svg.ts";
import { t } from "../../messages/index.ts";
import type { About } from "./about.ts";
import type { Picture } from "./picture.ts";

/** The picture as a file of its own: in points, with what it is in its metadata (Dublin Core, as Inkscape reads it). */
export function svgFile({ composed, points, told }: Picture): Blob {
  const { svg: root, width, height } = composed;
  root.setAttribute("role", "img");
  root.setAttribute("width", String(points));
  root.setAttribute("height", String(Math.round((height * points) / width)));
  root.querySelector("desc")!.after(metadata(told));
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', serialised(root)], {
    type: "image/svg+xml",
  });
}

export function serialised(root: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(root);
}

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const dc = "http://purl.org/dc/elements/1.1/";

function metadata({ title, description, source, link, license, made }: About): SVGElement {
  const work = document.createElementNS(rdf, "rdf:Description");
  work.setAttributeNS(rdf, "rdf:about", "");
  const say = (name: string, words: string | undefined) => {
    if (!words) return;
    const element = document.createElementNS(dc, `dc:${name}`);
    element.textContent = words;
    work.append(element);
  };
  say("title", title);
  say("description", description);
  say("publisher", source);
  say("source", link);
  say("rights", license);
  say("date", made.toISOString());
  say("creator", t("app.name"));
  const all = document.createElementNS(rdf, "rdf:RDF");
  // Declared here, once.
  all.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:dc", dc);
  all.append(work);
  return svg("metadata", {}, all);
}
