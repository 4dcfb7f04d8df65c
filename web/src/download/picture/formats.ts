import { t } from "../../messages/index.ts";
import type { Format } from "../format.ts";
import { draw } from "./draw.ts";
import { png } from "./png.ts";

export const pictures: readonly Format[] = [
  {
    id: "png",
    group: "picture",
    ending: "png",
    label: () => t("pictures.png"),
    help: () => t("pictures.png.help"),
    make: async (figure) => png(await draw(figure, 960)),
  },
];
