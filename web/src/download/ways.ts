import type { Finished } from "../finished.ts";
import type { Host } from "../host.ts";
import { takingTexts } from "../messages/languages.ts";
import type { Way } from "../taking.ts";
import { copyLink } from "./copy-link.ts";
import { quick } from "./formats.ts";
import { saveAs } from "./save-as.ts";

type Act = (host: Host, figure: Finished) => Promise<void>;

/** Each way that a figure leaves the page; what is large comes when it is asked for. */
export const ways: Record<Way, Act> = {
  picture: told((host, figure) => saveAs(quick.picture, host, figure)),
  numbers: told((host, figure) => saveAs(quick.numbers, host, figure)),
  formats: told(async (host, figure) =>
    (await host.wait(import("./dialog.ts"))).openFormats(host, figure),
  ),
  embed: told(async (host, figure) =>
    (await host.wait(import("../embed/dialog.ts"))).openEmbed(host, figure),
  ),
  collect: told(async (host, figure) =>
    (await host.wait(import("../collection/add.ts"))).add(host, figure),
  ),
  link: copyLink,
};

function told(act: Act): Act {
  return async (host, figure) => {
    await host.wait(takingTexts());
    await act(host, figure);
  };
}
