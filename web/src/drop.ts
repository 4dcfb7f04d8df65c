/** Files that are dragged over the page, and dropped on it. */
export function listenForDrops(
  dragging: (on: boolean) => void,
  dropped: (files: FileList) => void,
) {
  const hasFiles = (e: DragEvent) => !!e.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (e) => {
    if (!hasFiles(e)) return;
    e.preventDefault();
    dragging(true);
  });
  addEventListener("dragleave", (e) => {
    if (!e.relatedTarget) dragging(false);
  });
  addEventListener("drop", (e) => {
    if (!hasFiles(e)) return;
    e.preventDefault();
    dragging(false);
    if (e.dataTransfer?.files.length) dropped(e.dataTransfer.files);
  });
}
