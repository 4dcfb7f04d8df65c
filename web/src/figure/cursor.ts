interface Place {
  panel: number;
  row: number;
  year: number;
}

/**
 * The cell that a key moves to: left and right through the years, up and down through the places,
 * Page Up and Page Down through the panels, Home and End to the first and last year. Undefined for other keys.
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
  const years = [...new Set(inPanel.map((c) => c.year))];
  const rows = [...new Set(inPanel.map((c) => c.row))];
  const panels = [...new Set(cells.map((c) => c.panel))];
  const move = (list: number[], value: number, by: number) =>
    list[Math.min(list.length - 1, Math.max(0, list.indexOf(value) + by))]!;
  let { panel, row, year } = from;
  if (key === "ArrowLeft") year = move(years, year, -1);
  else if (key === "ArrowRight") year = move(years, year, 1);
  else if (key === "ArrowUp") row = move(rows, row, -1);
  else if (key === "ArrowDown") row = move(rows, row, 1);
  else if (key === "Home") year = years[0]!;
  else if (key === "End") year = years.at(-1)!;
  else panel = move(panels, panel, key === "PageUp" ? -1 : 1);
  const wanted = cells.filter((c) => c.panel === panel);
  return (
    wanted.find((c) => c.row === row && c.year === year) ??
    wanted.find((c) => c.year === year) ??
    wanted[0]
  );
}

/** Where the cursor enters: the first place's last year. */
function first<T extends Place>(cells: readonly T[]): T | undefined {
  const [start] = cells;
  return start && cells.filter((c) => c.panel === start.panel && c.row === start.row).at(-1);
}
