import { localDay } from '../format/local-day.ts';

/** The calendar day where the reader is, `YYYY-MM-DD`. */
export function today(): string {
  return localDay(Date.now());
}
