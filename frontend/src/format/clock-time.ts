/** `9`, `9:05`, `09.05`, `9h05` or `0905`, and where clocks have twelve hours `9:05 pm`. */
const TYPED = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})?|(\d{2}))?\s*(?:([ap])\.?\s?m\.?)?$/i;

/** The clock time `HH:MM` that a text means; null when it means none. */
export function readTime(text: string): string | null {
  const [, hours, minutes, joined, half] = TYPED.exec(text.trim()) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes ?? joined ?? 0)];
  if (hours === undefined || minute > 59 || hour > 23) return null;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const ofDay = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(ofDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A clock time `HH:MM` as the reader writes it: `14:02`, or `02:02 PM`. */
export function digitsOfTime(locale: string, time: string): string {
  const instant = new Date(`1970-01-01T${time}Z`);
  const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  return format.format(instant);
}
