/** Each band on those before it. What is not known of a band adds nothing to the height. */
export function stacked(bands: readonly Float64Array[]): Float64Array[] {
  let below: Float64Array | null = null;
  return bands.map((band) => {
    const base: Float64Array | null = below;
    below = band.map((value, index) => (Number.isNaN(value) ? 0 : value) + (base?.[index] ?? 0));
    return below;
  });
}
