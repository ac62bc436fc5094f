const OPTIONS = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** As much of an ISO day as the label of an axis has room for: `24 Nov`, `Nov`, `2026`. */
export function axisDateText(locale: string, day: string, unit: keyof typeof OPTIONS): string {
  const key = `${locale} ${unit}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...OPTIONS[unit], timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}
