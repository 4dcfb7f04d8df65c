import { policySum } from "../../../web/src/download/whole/one-file.ts";

/** What the page's build gave: the HTML with links to one style and one script, and those two. */
export interface Built {
  html: string;
  style: string;
  script: string;
  icon: string;
}

export interface Inline {
  html: string;
  style: string;
  script: string;
}

/** For a file that was cut before its script's end; what runs takes it away (web/src/data/files-inside.ts). */
const coming =
  '<p class="loading" id="coming">Figurverktøyet åpnes. Blir denne setningen stående, er filen ikke hel; hent den da på nytt.</p>\n    ';

/** The HTML without links and with gaps (web/src/download/whole/one-file.ts), and what goes into them as its policy names it. */
export async function skeleton(built: Built): Promise<Inline> {
  const icon = `data:image/svg+xml,${encodeURIComponent(built.icon)}`;
  const style = built.style.replace(/url\(["']?\.\.\/icon\.svg["']?\)/g, `url("${icon}")`);
  if (/<\/style/i.test(style)) throw new Error("the style would end its element");
  const fetched = /url\((?!["']?data:)[^)]*\)/.exec(style);
  if (fetched) throw new Error(`the style still asks for ${fetched[0]}`);
  const script = harmless(built.script);
  const policy = [
    "default-src 'none'",
    `script-src ${await policySum(script)} 'wasm-unsafe-eval'`,
    `style-src ${await policySum(style)}`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const html = [
    replaced(/(http-equiv="Content-Security-Policy"\s+content=)"[^"]*"/, `$1"${policy}"`),
    replaced(/(<link rel="icon" href=)"[^"]*"/, `$1"${icon}"`),
    replaced(/\s*<script type="module"[^>]*><\/script>/, ""),
    (page: string) =>
      page.replace(/\s*<link rel="(?:stylesheet|preload|modulepreload|manifest)"[^>]*>/g, ""),
    (page: string) => page.replace(/\s*<div id="coming">[^]*?<\/div>/, ""),
    replaced(/(<div id="app">)/, `${coming}$1`),
    replaced(/<\/head>/, "  <style><!--style--></style>\n  </head>"),
    replaced(
      /<\/body>/,
      '  <script type="module"><!--script--></script>\n    <!--page--><!--files--></body>',
    ),
  ].reduce((page, change) => change(page), built.html);
  const left = /(?:src|href)="\.\/[^"]*"/.exec(html);
  if (left) throw new Error(`the page still asks for ${left[0]}`);
  return { html, style, script };
}

function replaced(pattern: RegExp, by: string): (html: string) => string {
  return (html) => {
    if (!pattern.test(html)) throw new Error(`the page has no ${pattern.source}`);
    return html.replace(pattern, by);
  };
}

/** What would end the script's element, or change how it is read, stands only in texts, where it can be written otherwise. */
function harmless(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, "\\x3C");
}
