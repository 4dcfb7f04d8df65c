import { addAround } from "./around.ts";
import { target } from "./link.ts";
import { numberShape, spaces, type Layout, type Names } from "./masters.ts";
import { names } from "./names.ts";
import { Package } from "./package.ts";
import { emptyTree, shape, type Shape } from "./shapes.ts";
import { layoutName, mime, notesMasterName, slideName } from "./part-names.ts";
import { el } from "./xml.ts";

/** A slide's part, and the section it is in. */
export interface Slide {
  name: string;
  section: string;
}

/** Collects the parts of a presentation, slide by slide. */
export class Presentation {
  readonly pack = new Package();
  readonly names: Names = names();
  readonly slides: Slide[] = [];
  readonly language: string;
  /** The day, as it is written. */
  readonly made: string;
  readonly title: string;
  #charts = 0;

  constructor(language: string, made: string, title: string) {
    this.language = language;
    this.made = made;
    this.title = title;
  }

  /** A new slide's part; what is on it is written when its relations are known. */
  begin(layout: Layout, section = ""): string {
    const name = slideName(this.slides.length + 1);
    this.slides.push({ name, section });
    this.pack.relate(name, "slideLayout", layoutName(layout));
    return name;
  }

  /** What is on a slide, in the order it is read aloud, and what is said while it is shown. */
  write(name: string, shapes: readonly string[], said: readonly string[]): void {
    this.pack.add(
      name,
      mime.slide,
      el(
        "p:sld",
        spaces,
        el("p:cSld", {}, el("p:spTree", {}, emptyTree, ...shapes)),
        el("p:clrMapOvr", {}, el("a:masterClrMapping")),
      ),
    );
    this.#notes(name, said);
  }

  /** The number of the next chart. */
  nextChart(): number {
    return ++this.#charts;
  }

  shape(given: Omit<Shape, "language">): string {
    return shape({ ...given, language: this.language });
  }

  /** The number of the slide that was begun last. */
  number(id: number): string {
    return numberShape(id, this.names.number, this.language, undefined, this.slides.length);
  }

  /** The relation to an address; undefined where it cannot be a link. */
  link(from: string, address: string): string | undefined {
    const to = target(address);
    return to && this.pack.relate(from, "hyperlink", to, true);
  }

  finish(): Uint8Array<ArrayBuffer> {
    addAround(this);
    return this.pack.zip();
  }

  #notes(slide: string, lines: readonly string[]): void {
    const name = slide.replace("slides/slide", "notesSlides/notesSlide");
    this.pack.relate(name, "notesMaster", notesMasterName);
    this.pack.relate(name, "slide", slide);
    this.pack.relate(slide, "notesSlide", name);
    const paragraphs = lines.filter(Boolean).map((text) => ({ runs: [{ text }], after: 4 }));
    this.pack.add(
      name,
      mime.notesSlide,
      el(
        "p:notes",
        spaces,
        el(
          "p:cSld",
          {},
          el(
            "p:spTree",
            {},
            emptyTree,
            this.shape({ id: 2, name: this.names.picture, holder: "picture", paragraphs: [] }),
            this.shape({ id: 3, name: this.names.notes, holder: "notes", paragraphs }),
          ),
        ),
        el("p:clrMapOvr", {}, el("a:masterClrMapping")),
      ),
    );
  }
}
