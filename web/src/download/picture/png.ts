import { t } from "../../messages/index.ts";
import type { About } from "./about.ts";
import { density, text, withChunks, type Chunk } from "./png-chunks.ts";
import { serialised } from "./svg-file.ts";
import type { Picture } from "./picture.ts";

/** Paints the picture. The SVG goes in as a blob of our own, which is all that the page's policy lets an image load. */
export async function png({ composed, points, pixels, told }: Picture): Promise<Blob> {
  const { svg, width, height } = composed;
  const source = new Blob([serialised(svg)], { type: "image/svg+xml" });
  const url = URL.createObjectURL(source);
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = pixels;
    canvas.height = Math.round((height * pixels) / width);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const painted = await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("no picture"))),
        "image/png",
      ),
    );
    const bytes = new Uint8Array(await painted.arrayBuffer());
    return withChunks(bytes, [density((pixels * 72) / points), ...texts(told)]);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function texts({ title, description, source, link, license, made }: About): Chunk[] {
  return [
    text("Title", title),
    text("Description", description),
    text("Source", [source, link].filter(Boolean).join(" ")),
    ...(license ? [text("Copyright", license)] : []),
    text("Creation Time", made.toUTCString()),
    text("Software", t("app.name")),
  ];
}
