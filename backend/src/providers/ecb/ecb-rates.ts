import { setImmediate as breathe } from 'node:timers/promises';
import { type DatedClose, type Decimal, isPositive, parseDecimal, parseLocalDate } from '@portfolio/domain';

/** A day's rates are told in a little file, all since 1999 in one of seven megabytes: others are let in between days. */
const DAYS_AT_ONCE = 100;

const DAY = /<Cube\s+time\s*=\s*(["'])(\d{4}-\d{2}-\d{2})\1\s*>/g;
const RATE = /<Cube\s+currency\s*=\s*(["'])([A-Z]{3})\1\s+rate\s*=\s*(["'])([0-9.]+)\3\s*\/>/g;

/** Whether a text is a table of reference rates that arrived whole. */
export function isRatesTable(text: string): boolean {
  return /^\s*(<\?xml|<gesmes:)/.test(text) && /<\/gesmes:Envelope>\s*$/.test(text);
}

function rateOf(text: string): Decimal | null {
  const rate = parseDecimal(text);
  return rate && isPositive(rate) ? rate : null;
}

/**
 * Rates of some currencies out of a table of the European Central Bank: units of the currency for one euro.
 *
 * A day or a rate that cannot be read is left out.
 *
 * @param wanted ISO 4217 codes
 * @returns in the order of the table; a currency that it does not have is not in the map
 */
export async function ecbRates(
  text: string,
  wanted: ReadonlySet<string>,
): Promise<Map<string, DatedClose[]>> {
  const rates = new Map<string, DatedClose[]>();
  const days = [...text.matchAll(DAY)];
  for (const [index, { 2: told = '', index: start }] of days.entries()) {
    if (index % DAYS_AT_ONCE === DAYS_AT_ONCE - 1) await breathe();
    const date = parseLocalDate(told);
    if (date === null) continue;
    for (const [, , currency = '', , digits = ''] of text
      .slice(start, days[index + 1]?.index)
      .matchAll(RATE)) {
      const close = wanted.has(currency) ? rateOf(digits) : null;
      if (close === null) continue;
      const known = rates.get(currency);
      if (known) known.push({ date, close });
      else rates.set(currency, [{ date, close }]);
    }
  }
  return rates;
}
