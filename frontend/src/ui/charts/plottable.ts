const known = new WeakMap<readonly (string | null)[], Float64Array>();

/** The API's decimal strings as pixels need them, read once for each list; NaN where there is no figure. */
export function plottable(values: readonly (string | null)[]): Float64Array {
  const read = known.get(values);
  if (read) return read;
  const numbers = new Float64Array(values.length);
  // A loop, as `from` with a function takes ten times as long for the thousands of days of a long history.
  values.forEach((value, index) => {
    numbers[index] = value === null ? NaN : Number(value);
  });
  known.set(values, numbers);
  return numbers;
}
