import "../style/embed.css";
import { render } from "lit-html";
import { dataSet, parse } from "../address.ts";
import { drawing } from "../figure/frame.ts";
import { bokmal, t } from "../messages/index.ts";
import { sentences } from "../messages/languages.ts";
import { embedViewNb } from "../messages/parts/embed-view.nb.ts";
import { Session } from "../session.ts";
import { Around } from "./around.ts";
import { Embed, failedView } from "./embed.ts";

Object.assign(bokmal, embedViewNb);

document.getElementById("coming")?.remove();
const root = document.getElementById("figur")!;
const loading = document.createElement("p");
loading.className = "loading";
loading.textContent = t("app.loading");
root.append(loading);

let embed: Embed | undefined;
let last = Promise.resolve();
/** One after the other: a data set that comes late is not to be taken for the next one's. */
const read = (hash: string) => void (last = last.then(() => show(hash)));
const around = new Around(root, read);
addEventListener("hashchange", () => read(location.hash));

async function show(hash: string): Promise<void> {
  try {
    if (!embed) {
      const session = await Session.start(dataSet(parse(hash).result, false).result);
      loading.remove();
      embed = new Embed(session, root, around);
    }
    await embed.read(hash);
  } catch (error) {
    await sentences();
    loading.remove();
    render(failedView(error), root);
    around.shows("");
  }
}

void drawing().catch(() => undefined);
read(location.hash);
