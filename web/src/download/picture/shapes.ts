/** A picture of a given shape. The figure is laid out at one of `widths` and then made as large as the shape. */
export interface Shape {
  /** In points on the slide or the page; pixels of an SVG. */
  width: number;
  height: number;
  /** Unless it fills it, it may be lower. */
  fills: boolean;
  /** The picture's width in pixels. */
  pixels: number;
  /** Widths to lay it out at, the one with the largest letters first. */
  widths: readonly number[];
  /** Wider than this only where the figure does not fit otherwise. */
  ordinary: number;
}

/** A slide of 13.33 by 7.5 inches. Its smallest letters (11 in the figure) are 9 points, and 11 where there is room. */
export const slide: Shape = {
  width: 960,
  height: 540,
  fills: true,
  pixels: 1920,
  widths: [720, 784, 848, 912, 960, 1024, 1104, 1168],
  ordinary: 960,
};

export const square: Shape = {
  width: 720,
  height: 720,
  fills: true,
  pixels: 1440,
  widths: [560, 600, 640, 680, 720, 780, 840, 880],
  ordinary: 720,
};

/**
 * The text of an A4 page: 170 by 247 mm, with margins of 20 mm at the sides and 25 mm over and under, at 300 dots per
 * inch. Its smallest letters are 7.8 points, and never less than 6.
 */
export const a4: Shape = {
  width: 482,
  height: 700,
  fills: false,
  pixels: 2008,
  widths: [680, 740, 800, 880],
  ordinary: 740,
};
