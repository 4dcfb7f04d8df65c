/** What an editor pastes into a page. */
export interface Pasted {
  /** Of the embedded figure, and of the page where all choices are. */
  address: string;
  page: string;
  title: string;
  /** In pixels. */
  height: number;
}

/** The script makes the frame, and gives it the height that the figure tells. */
export function elementCode({ address, page, title, height }: Pasted): string {
  return `<script src="${attribute(new URL("ks-figur.js", address).href)}" async></script>
<ks-figur src="${attribute(address)}" title="${attribute(title)}" hoyde="${height}">
  <a href="${attribute(page)}">${attribute(title)}</a>
</ks-figur>`;
}

/** With its own origin the figures of a page share what they fetch; nothing else of the sandbox is lifted but links. */
export function frameCode({ address, title, height }: Pasted): string {
  return `<iframe src="${attribute(address)}" title="${attribute(title)}" width="100%" height="${height}" frameborder="0" loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

function attribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
