/** How large the bundles are that everything is measured on. Cells are units * years * series. */
export interface Size {
  /** Municipalities. */
  units: number;
  years: number;
  series: number;
}

const size = (units: number, years: number, series: number): Size => ({ units, years, series });

/** The whole country with ten years of what a service area may need. */
export const middle = size(356, 10, 200);

/** Its bundle is 60 MB, as the goal for opening asks about. */
export const sixtyMegabytes = size(10_000, 10, 110);

/** In each line one thing grows; what a cell costs is compared along it. */
export const lines = {
  units: [size(12, 10, 30), size(356, 10, 30), size(10_000, 10, 30)],
  series: [size(356, 10, 30), middle, size(356, 10, 1_500)],
  years: [middle, size(356, 25, 200)],
} satisfies Record<string, Size[]>;

/** The smallest first. Left out is what would be larger than 100 MB, and what only repeats a line. */
export const sizes: Size[] = [
  ...lines.units.slice(0, 2),
  size(12, 10, 200),
  middle,
  size(356, 25, 200),
  lines.units[2]!,
  lines.series[2]!,
  sixtyMegabytes,
  size(356, 25, 1_500),
];

/** On more cells only the engine and plain JavaScript are measured: the others' rounds would take minutes. */
export const largestForAll = 3_000_000;

export const nameOf = ({ units, years, series }: Size) => `${units}x${years}x${series}`;

export const cellsOf = ({ units, years, series }: Size) => units * years * series;

/** The size of that name. */
export function sizeNamed(name: string): Size {
  const [units, years, series] = name.split("x").map(Number);
  return size(units!, years!, series!);
}

if (process.argv[1]?.endsWith("sizes.ts"))
  console.log((process.argv[2] === "--quick" ? [middle] : sizes).map(nameOf).join(" "));
