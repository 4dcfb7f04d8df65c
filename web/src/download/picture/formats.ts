import type { Finished } from "../../finished.ts";
import { t } from "../../messages/index.ts";
import { Refusal, type Action, type Format } from "../format.ts";
import { copyPicture } from "./copy.ts";
import type { Picture } from "./picture.ts";
import type { Shape } from "./shapes.ts";

type ShapeName = "slide" | "square" | "a4";

const refusals: Record<ShapeName, () => string> = {
  slide: () => t("pictures.unfit.slide"),
  square: () => t("pictures.unfit.square"),
  a4: () => t("pictures.unfit.a4"),
};

export const pictures: readonly Format[] = [
  {
    id: "png",
    group: "picture",
    ending: "png",
    label: () => t("pictures.png"),
    help: () => t("pictures.png.help"),
    make: async (figure) => toPng(await asItIs(figure)),
  },
  {
    id: "png-slide",
    group: "picture",
    ending: "png",
    get suffix() {
      return t("pictures.slide.suffix");
    },
    label: () => t("pictures.slide"),
    help: () => t("pictures.slide.help"),
    make: async (figure) => toPng(await inShape(figure, "slide")),
  },
  {
    id: "png-square",
    group: "picture",
    ending: "png",
    get suffix() {
      return t("pictures.square.suffix");
    },
    label: () => t("pictures.square"),
    help: () => t("pictures.square.help"),
    make: async (figure) => toPng(await inShape(figure, "square")),
  },
  {
    id: "png-a4",
    group: "picture",
    ending: "png",
    suffix: "-a4",
    label: () => t("pictures.a4"),
    help: () => t("pictures.a4.help"),
    make: async (figure) => toPng(await inShape(figure, "a4")),
  },
  {
    id: "svg",
    group: "picture",
    ending: "svg",
    label: () => t("pictures.svg"),
    help: () => t("pictures.svg.help"),
    make: async (figure) => toSvg(await asItIs(figure)),
  },
  {
    id: "svg-slide",
    group: "picture",
    ending: "svg",
    get suffix() {
      return t("pictures.slide.suffix");
    },
    label: () => t("pictures.svg.slide"),
    help: () => t("pictures.svg.slide.help"),
    make: async (figure) => toSvg(await inShape(figure, "slide")),
  },
];

export const pictureActions: readonly Action[] = [
  {
    id: "copy-picture",
    group: "picture",
    label: () => t("pictures.copy"),
    help: () => t("pictures.copy.help"),
    act: (host, figure) => copyPicture(host, async () => toPng(await asItIs(figure, true))),
  },
];

async function asItIs(figure: Finished, pasted = false): Promise<Picture> {
  return (await import("./picture.ts")).natural(figure, pasted);
}

async function inShape(figure: Finished, name: ShapeName): Promise<Picture> {
  const [{ shaped }, shapes] = await Promise.all([import("./picture.ts"), import("./shapes.ts")]);
  const shape: Shape = shapes[name];
  const picture = await shaped(figure, shape);
  if (!picture)
    throw new Refusal(refusals[name](), { label: t("pictures.instead"), format: pictures[0]! });
  return picture;
}

async function toPng(picture: Picture): Promise<Blob> {
  return (await import("./png.ts")).png(picture);
}

async function toSvg(picture: Picture): Promise<Blob> {
  return (await import("./svg-file.ts")).svgFile(picture);
}
