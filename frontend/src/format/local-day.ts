/** The calendar day of an instant where the reader is, `YYYY-MM-DD`. */
export function localDay(instant: number): string {
  const day = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
