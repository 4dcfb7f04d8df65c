/** The cells that the real world would not give us, per table: which, and SSB's sign for why. */
const HOLES: Record<
  string,
  { place: string; years: number[]; sign: string; at?: Record<string, string> }[]
> = {
  "12160": [
    { place: "5501", years: [2018], sign: ":" },
    { place: "1129", years: [2018], sign: ":" },
  ],
  "kvp-resultat": [
    { place: "5501", years: [2018], sign: ":" },
    { place: "1129", years: [2018], sign: ":" },
  ],
  "12860": [{ place: "3107", years: [2021], sign: ".." }],
  "13138": [{ place: "4204", years: [2016], sign: ".." }],
  "12367": [
    { place: "1108", years: [2015, 2016], sign: ".", at: { KOKfunksjon0000: "273" } },
    { place: "3201", years: [2015], sign: ".", at: { KOKfunksjon0000: "243" } },
    { place: "EAKUO", years: [2024], sign: ".." },
  ],
};

/** SSB's sign of a cell that is kept from us. */
export function hole(
  id: string,
  place: string,
  year: number,
  at: Record<string, string | undefined>,
): string | undefined {
  return HOLES[id]?.find(
    (h) =>
      h.place === place &&
      h.years.includes(year) &&
      Object.entries(h.at ?? {}).every(([k, v]) => at[k] === v),
  )?.sign;
}
