/**
 * Texts that somebody could put where a label is expected. What would run sets `window.__pwned`; what would be fetched
 * is asked of another origin. None holds a name of the data set, so that each is found again where it is shown.
 */

/** What a text would do if it were not only shown: the name of the global that a test finds untouched. */
export const sentinel = "__pwned";
const run = `window.${sentinel}=1`;
const elsewhere = "https://elsewhere.invalid";

const point = String.fromCodePoint;
const rlo = point(0x202e);

export const hostile: Readonly<Record<string, string>> = {
  // Markup.
  image: `<img src=x onerror="${run}">`,
  script: `<script>${run}</script>`,
  scriptEnd: `</script><script>${run}</script>`,
  textareaEnd: `</textarea></title></style><svg onload=${run}>`,
  svg: `<svg><foreignObject><iframe srcdoc="<script>${run}</script>"></iframe></foreignObject></svg>`,
  styleElement: `<style>*{background:url(${elsewhere}/s)}</style>`,
  comment: `<!-- <script> -->`,
  cdataEnd: `]]> <![CDATA[ ]]>`,
  entities: `&lt;img src=x onerror=${run}&gt; &amp; &#0; &nbsp;`,
  doctype: `<!DOCTYPE x [<!ENTITY e SYSTEM "${elsewhere}/e">]>&e;`,
  quotes: `"' onmouseover="${run}" autofocus onfocus='${run}`,
  brokenTag: `<a href="${elsewhere}" <b`,
  // Addresses and styles.
  javascript: `javascript:${run}`,
  data: `data:text/html,<script>${run}</script>`,
  cssEnd: `red;}body{display:none}/*`,
  cssUrl: `url(${elsewhere}/u)`,
  styleAttribute: ` style="position:fixed;inset:0" data-style="x`,
  // Templates.
  braces: "{a|b} {b} {c}: {@[0]} {value} {{x}}",
  dollars: "${alert(1)} $& $1 $` $' <%= x %> #{x}",
  messageSlot: "{name} {n} {value} {file}",
  lit: "?lit$123456$<!--lit-part-->",
  // Spreadsheets and tables of text.
  formula: `=HYPERLINK("${elsewhere}";"x")`,
  dde: "=cmd|' /C calc'!A0",
  plus: "+1+1",
  minus: "-2+3",
  at: "@SUM(1;1)",
  tab: "\t=1+1",
  carriage: "\r=1+1",
  blankFormula: " =1+1",
  wideFormula: "\uff1d1+1",
  unseenFormula: "\u200b=1+1",
  separators: 'a;b,c"d""e\nf\r\ng\th',
  // Letters.
  override: `${rlo}evisrever`,
  overrideEnd: `${point(0x202d)}x${point(0x202c)}y`,
  isolateOpen: `${point(0x2067)}${point(0x2066)}open`,
  isolateEnd: `${point(0x2069)}${point(0x2069)}shut`,
  marks: `a${point(0x200f)}b${point(0x200e)}c${point(0x61c)}`,
  hebrew: "\u05e9\u05dc\u05d5\u05dd 12",
  arabic: "(\u0645\u0631\u062d\u0628\u0627)",
  invisible: `a${point(0x200b)}b${point(0xfeff)}c${point(0x2060)}d${point(0xe0061)}`,
  nul: `a\u0000b`,
  controls: `a\u0001\u0008\u000b\u000c\u001b[31m\u007f\u0085\u009fb`,
  noncharacters: `a\ufffeb\uffffc\ufdd0`,
  lines: `a\u2028b\u2029c`,
  tower: "Z" + "\u0300\u0301\u0302\u0303\u0304\u0305".repeat(20),
  emoji: "\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f1f3}\u{1f1f4} \u{1f44d}\u{1f3fd}",
  // Names of other things.
  prototype: "__proto__",
  constructor: "constructor",
  toString: "toString",
  address: "~ & # % + ? %00 %E0%A4%A &v=2",
  path: "../../../etc/passwd",
  windowsPath: "..\\..\\CON\\aux.txt:stream",
  reserved: 'CON.|<>:"?*',
  sheetName: "[x]:*?/\\'History'",
  // Length.
  word: "W".repeat(300),
  words: "langt navn ".repeat(60).trim(),
};

/** Half a character: JSON can write it, UTF-8 cannot. */
export const half = "a\ud800b\udc00c";

/** Longer than anybody reads, and still a name that may come. */
export const endless = "Endeløs".repeat(1500);
