interface Place {
  panel: number;
  row: number;
  column: number;
  start?: boolean;
}

/**
 * The cell that a key moves to: left and right through the columns, up and down through the rows,
 * Page Up and Page Down through the panels, Home and End to the first and last column. Undefined for other keys.
 */
export function step<T extends Place>(
  cells: readonly T[],
  from: T | undefined,
  key: string,
): T | undefined {
  if (
    ![
      "ArrowLeft",
      "ArrowRight",
      "ArrowUp",
      "ArrowDown",
      "PageUp",
      "PageDown",
      "Home",
      "End",
    ].includes(key)
  )
    return undefined;
  if (!from) return first(cells);
  const inPanel = cells.filter((c) => c.panel === from.panel);
  const columns = [...new Set(inPanel.map((c) => c.column))];
  const rows = [...new Set(inPanel.map((c) => c.row))];
  const panels = [...new Set(cells.map((c) => c.panel))];
  const move = (list: number[], value: number, by: number) =>
    list[Math.min(list.length - 1, Math.max(0, list.indexOf(value) + by))]!;
  let { panel, row, column } = from;
  if (key === "ArrowLeft") column = move(columns, column, -1);
  else if (key === "ArrowRight") column = move(columns, column, 1);
  else if (key === "ArrowUp") row = move(rows, row, -1);
  else if (key === "ArrowDown") row = move(rows, row, 1);
  else if (key === "Home") column = columns[0]!;
  else if (key === "End") column = columns.at(-1)!;
  else panel = move(panels, panel, key === "PageUp" ? -1 : 1);
  const wanted = cells.filter((c) => c.panel === panel);
  return (
    wanted.find((c) => c.row === row && c.column === column) ??
    wanted.find((c) => c.column === column) ??
    wanted[0]
  );
}

/** Where the cursor enters: where the figure says, or the first row's last column. */
function first<T extends Place>(cells: readonly T[]): T | undefined {
  const said = cells.find((c) => c.start);
  if (said) return said;
  const [start] = cells;
  return start && cells.filter((c) => c.panel === start.panel && c.row === start.row).at(-1);
}
