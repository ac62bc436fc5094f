const dayFormats = new Map<string, Intl.DateTimeFormat>();
const timeFormats = new Map<string, Intl.DateTimeFormat>();

function remembered(
  formats: Map<string, Intl.DateTimeFormat>,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const known = formats.get(locale);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  formats.set(locale, format);
  return format;
}

/** A calendar day for a reader: `24 Nov 2026`. The day is the one written, whatever the zone of the browser. */
export function dateText(locale: string, date: string): string {
  const format = remembered(dayFormats, locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** The clock time of an instant where the reader is: `14:02`. */
export function timeText(locale: string, instant: number): string {
  return remembered(timeFormats, locale, { hour: '2-digit', minute: '2-digit' }).format(instant);
}
