declare const instantBrand: unique symbol;

/** A moment in UTC with microseconds, `YYYY-MM-DDTHH:MM:SS.ffffff`. Instants sort as text. */
export type Instant = string & { readonly [instantBrand]: true };

/** The moment that the clock shows now. The clock has milliseconds; a running timer tells apart what falls into one. */
export function now(): Instant {
  const microseconds = String(Number((process.hrtime.bigint() / 1000n) % 1000n)).padStart(3, '0');
  return (new Date().toISOString().slice(0, 23) + microseconds) as Instant;
}

/** The calendar day here, in the server's own time zone, `YYYY-MM-DD`. */
export function todayHere(): string {
  const at = new Date();
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** An instant as the wire shows it: no zone, microseconds only when they are not zero. */
export function wireInstant(instant: string): string {
  return instant.endsWith('.000000') ? instant.slice(0, -7) : instant;
}

/** A whole-second or fractional UTC text brought to the stored form with six fraction digits. */
export function storedInstant(text: string): Instant {
  const [seconds = '', fraction = ''] = text.split('.');
  return `${seconds}.${fraction.padEnd(6, '0')}` as Instant;
}
