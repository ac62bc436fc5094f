import {
  conversionOn,
  convert,
  type Decimal,
  divide,
  epochDay,
  isZero,
  localDate,
  normalise,
  ONE,
  PUBLISHED_DIGITS,
  type StatementContext,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { readPacks } from '../../db/close-packs.ts';
import { todayHere } from '../../db/instant.ts';
import type { Tables } from '../../db/tables.ts';
import { baseCurrency } from '../base-currency/base-currency.repository.ts';
import { listIsinMetadata } from '../isin-metadata/isin-metadata.repository.ts';
import { listSources } from '../listings/listings.repository.ts';

/** How the endings of symbols at brokers are written by Yahoo, whose symbols most listings have. */
const ENDINGS: Readonly<Record<string, string>> = {
  US: '',
  UK: '.L',
  FR: '.PA',
  NL: '.AS',
  IT: '.MI',
  ES: '.MC',
  PT: '.LS',
  BE: '.BR',
  FI: '.HE',
  PL: '.WA',
  CZ: '.PR',
  CH: '.SW',
  SE: '.ST',
  NO: '.OL',
  DK: '.CO',
};

/** What statements ask for, and which currencies they asked rates of that were not at hand. */
export interface StatementLookups {
  readonly context: StatementContext;
  readonly asked: ReadonlySet<string>;
}

/** What the owner recorded that a statement may need; rates of the currencies that are named, if any. */
export async function statementLookups(
  db: Kysely<Tables>,
  broker: string | null,
  currencies: ReadonlySet<string>,
): Promise<StatementLookups> {
  const base = await baseCurrency(db);
  const rates = currencies.size === 0 ? new Map() : await readPacks(db, 'rate', [...currencies, base]);
  const isins = await isinsBySymbol(db);
  const asked = new Set<string>();
  const known = new Map<string, Decimal | null>();
  const rateOn: StatementContext['rateOn'] = (currency, day) => {
    if (!currencies.has(currency)) asked.add(currency);
    const key = `${currency} ${day}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const conversion = conversionOn(rates, base, currency, epochDay(day));
    const { amount, divisor } = conversion ? convert(ONE, conversion) : { amount: null, divisor: ONE };
    const rate = amount && normalise(divide(amount, divisor, PUBLISHED_DIGITS));
    const told = rate && isZero(rate) ? null : rate;
    known.set(key, told);
    return told;
  };
  const isinOf = (symbol: string) => isinOfSymbol(isins, symbol.toUpperCase());
  return { context: { today: localDate(todayHere()), base, broker, isinOf, rateOn }, asked };
}

type IsinsBySymbol = ReadonlyMap<string, ReadonlySet<string>>;

/** By the ISIN metadata and the price sources, in upper case. */
async function isinsBySymbol(db: Kysely<Tables>): Promise<IsinsBySymbol> {
  const isins = new Map<string, Set<string>>();
  for (const { symbol, isin } of [...(await listIsinMetadata(db)), ...(await listSources(db))]) {
    if (symbol === null || symbol === '') continue;
    const key = symbol.toUpperCase();
    isins.set(key, (isins.get(key) ?? new Set()).add(isin));
  }
  return isins;
}

/** As it is written, as Yahoo would write it, or without its exchange; null when that is nobody's, or of several. */
function isinOfSymbol(isins: IsinsBySymbol, symbol: string): string | null {
  const point = symbol.lastIndexOf('.');
  const [bare, ending] = point <= 0 ? [symbol, ''] : [symbol.slice(0, point), symbol.slice(point + 1)];
  const yahoo = Object.hasOwn(ENDINGS, ending) ? `${bare}${ENDINGS[ending]}` : symbol;
  for (const each of [symbol, yahoo, bare]) {
    const found = isins.get(each);
    if (found) return found.size === 1 ? ([...found][0] ?? null) : null;
  }
  return null;
}
