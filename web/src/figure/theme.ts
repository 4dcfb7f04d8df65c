/** Colours of a figure. The four strong ones keep 3:1 against both backgrounds; everything else follows the scheme. */
export interface Theme {
  background: string;
  text: string;
  muted: string;
  grid: string;
  axis: string;
  /** Rows beyond the palette. */
  calm: string;
}

export const light: Theme = {
  background: "#ffffff",
  text: "#1a1f26",
  muted: "#4b5563",
  grid: "#e3e6ea",
  axis: "#7b8490",
  calm: "#7b8490",
};

export const dark: Theme = {
  background: "#15191f",
  text: "#f1f3f5",
  muted: "#b6bec9",
  grid: "#2f3640",
  axis: "#8a94a1",
  calm: "#8a94a1",
};

/** Told apart by people with any colour vision; the first is the highlighted municipality's. */
export const palette = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"] as const;

/** The band that marks example data: the same on light and dark, so nobody can take it for decoration. */
export const warning = { fill: "#ffd25e", text: "#1a1f26" } as const;

/** The band that marks the reader's own numbers. */
export const ownBand = { fill: "#bfe0ff", text: "#1a1f26" } as const;

export const fontFamily = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
