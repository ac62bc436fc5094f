import { absolute, type Decimal, equals, isPositive, multiply, normalise, ONE } from '../money/decimal.ts';
import { checkNumberOf, currencyBeside, type DegiroRowReading, numberOf } from './degiro-cells.ts';
import { mainCurrencyOf, settleRate } from './degiro-exchange.ts';
import { DEGIRO_ACCOUNT_CURRENCY } from './degiro-in-base.ts';
import { fitsDigitLimits, tooManyDigits } from './digit-limits.ts';
import { rowReason } from './row-reason.ts';
import { shown } from './shown.ts';
import type { TradeDraft } from './statement.ts';

const CURRENCY = /^[A-Z]{3}$/;

/** Price in the main unit of its currency, and the rate to the base currency. */
export type DegiroPricing = Pick<TradeDraft, 'price' | 'currency' | 'exchangeRate'>;

/**
 * The price with its currency and exchange rate.
 *
 * @param units   signed, as printed; null after an error
 * @param printed the price as printed, perhaps in pence; null after an error
 * @returns null when something about it is wrong, which is then among the row's errors
 */
export function readPricing(
  reading: DegiroRowReading,
  units: Decimal | null,
  printed: Decimal | null,
): DegiroPricing | null {
  const { errors } = reading;
  const account = accountCurrencyOf(reading);
  if (account !== DEGIRO_ACCOUNT_CURRENCY) {
    const currencies = { currency: shown(account), base: DEGIRO_ACCOUNT_CURRENCY };
    errors.push(rowReason('currency', 'account_currency', currencies));
    return null;
  }
  const rate = numberOf(reading, 'rate', 'exchange_rate');
  const code = currencyBeside(reading, 'price');
  const isForeignRate = rate !== null && !equals(rate, ONE);
  if (code === '' && isForeignRate) errors.push(rowReason('currency', 'currency_missing'));
  const currency = mainCurrencyOf(code) ?? (code === '' ? DEGIRO_ACCOUNT_CURRENCY : code.toUpperCase());
  if (!CURRENCY.test(currency)) errors.push(rowReason('currency', 'not_a_currency', { cell: shown(code) }));
  const price = printed && inMainUnit(reading, printed, code);
  if (price === null || units === null || errors.length > 0) return null;
  if (currency !== DEGIRO_ACCOUNT_CURRENCY)
    return foreignPricing(reading, { units, price, currency, rate, code });
  if (isForeignRate)
    reading.notes.push(rowReason('exchange_rate', 'rate_ignored', { base: DEGIRO_ACCOUNT_CURRENCY }));
  return { price, currency, exchangeRate: null };
}

function inMainUnit(reading: DegiroRowReading, printed: Decimal, code: string): Decimal | null {
  if (!isPositive(printed)) {
    reading.errors.push(rowReason('price_per_unit', 'not_positive'));
    return null;
  }
  if (mainCurrencyOf(code) === null) return printed;
  const price = normalise({ digits: printed.digits, scale: printed.scale + 2 });
  if (fitsDigitLimits(price)) return price;
  reading.errors.push(tooManyDigits('price_per_unit'));
  return null;
}

interface ForeignPrice {
  readonly units: Decimal;
  readonly price: Decimal;
  readonly currency: string;
  readonly rate: Decimal | null;
  readonly code: string;
}

function foreignPricing(reading: DegiroRowReading, foreign: ForeignPrice): DegiroPricing | null {
  const { units, price, currency, rate, code } = foreign;
  const value = checkNumberOf(reading, 'value');
  const gross = absolute(multiply(units, price));
  const settled = settleRate(gross, rate, value && absolute(value), mainCurrencyOf(code) !== null);
  if (settled.kind === 'refused') {
    reading.errors.push(settled.error);
    return null;
  }
  if (settled.note !== null) reading.notes.push(settled.note);
  return { price, currency, exchangeRate: settled.rate };
}

/** The currency that the account is kept in: from the header, or beside the row's amounts; EUR where nothing says. */
function accountCurrencyOf(reading: DegiroRowReading): string {
  const named = reading.columns.accountCurrency;
  if (named !== null) return named;
  for (const field of ['value', 'total', 'fee'] as const) {
    const currency = currencyBeside(reading, field);
    if (currency !== '') return currency;
  }
  return DEGIRO_ACCOUNT_CURRENCY;
}
