/** The API's decimal strings as pixels need them; NaN where there is no figure. */
export function plottable(values: readonly (string | null)[]): Float64Array {
  return Float64Array.from(values, (value) => (value === null ? NaN : Number(value)));
}
