import type { embedNb } from "./embed.nb.ts";

export const embedEn: Record<keyof typeof embedNb, string> = {
  "embed.open": "Open in Figurverktøyet",
  "embed.help":
    "The arrow keys move between years and municipalities, Page Up and Page Down between figures.",
  "embed.place": "Highlight municipality",
  "embed.from": "From year",
  "embed.to": "To year",
  "embed.table": "Show the numbers in a table",
  "embed.failed": "The figure cannot be shown here.",
  "embed.local": "The figure rests on numbers that exist only on the machine it was made on.",
  "embed.hide.unknown": "“{value}” is nothing that can be hidden.",
  "embed.frozen.other":
    "The data set is not the one the figure was made on; the numbers may have changed. What has been written about the figure may be about the old ones.",
  "embed.frozen.unreadable":
    "Which edition of the numbers the figure was made on cannot be read from the link.",
  "embed.frozen.unknown":
    "The figure is locked to a certain edition of the numbers. Whether it is the one you see cannot be checked, because the page is not opened with https.",
  "embed.frozen.notice": "The link is locked to a certain edition of the numbers",
  "embed.frozen.again":
    "If the figure is to show the numbers as they are now, make the link or the embedding anew.",
  "embed.title": "Embed the figure in a web page",
  "embed.refused.files":
    "The figure shows numbers from {files}, which exist only on your machine, so it cannot be embedded. Download it as a picture instead.",
  "embed.refused.own":
    "The data set {file} exists only on your machine, so the figure cannot be embedded. Download it as a picture instead.",
  "embed.refused.fresh":
    "You have fetched these numbers from SSB yourself, and they exist only in your browser. Go to the published numbers to embed the figure.",
  "embed.refused.disk":
    "This edition of Figurverktøyet was opened from a file. Only figures on a web server can be embedded.",
  "embed.data": "When the numbers change",
  "embed.live": "Live",
  "embed.live.help": "The figure always shows the newest numbers, and new years come in.",
  "embed.live.fixed":
    "The figure always shows the newest numbers for {years}. If new years are to come in, choose so under “Years” before you embed.",
  "embed.frozen": "Frozen",
  "embed.frozen.help":
    "The years stay, and the figure says so if the data set is not today’s. The old numbers are not kept.",
  "embed.frozen.http": "Can be chosen only when Figurverktøyet is opened with https.",
  "embed.show": "Show with the figure",
  "embed.show.filters": "Choice of municipality and years",
  "embed.show.words": "Summary in words",
  "embed.show.table": "Table that can be opened",
  "embed.show.note": "Your note",
  "embed.show.help":
    "The source is always shown, and so is the link to Figurverktøyet. The summary is read out to those who use a screen reader even when it is not shown.",
  "embed.height": "Height in pixels",
  "embed.height.help":
    "Measured in the preview. Holds until the figure has been fetched, and always for the iframe. From {least} to {most}.",
  "embed.preview": "How it will look",
  "embed.width": "Width",
  "embed.width.narrow": "Phone",
  "embed.width.middle": "Article",
  "embed.width.wide": "Full width",
  "embed.code.element": "Code with the right height",
  "embed.code.element.help":
    "A small script gives the figure the height it needs. The script is needed once per page.",
  "embed.code.frame": "Code without a script",
  "embed.code.frame.help": "For publishing systems that do not allow scripts. The height stays.",
  "embed.copy": "Copy the code",
  "embed.copied": "The code is copied.",
  "embed.copy.byHand":
    "The browser does not allow copying from here. The code is selected, so that you can copy it yourself.",
};
