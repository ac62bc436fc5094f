import type { ExchangeRates, KnownCloses } from '@portfolio/domain';
import { type PackedNames, packNames, readPacks } from '../../db/close-packs.ts';
import type { Database } from '../../db/open-database.ts';
import { Breath } from '../breath.ts';

/** Few enough that no other request notices their being read. */
const NAMES_AT_ONCE = 20;

/** All closes and rates as they stand, 12 bytes each. */
export interface MarketPrices {
  /** Another map after each change, so that whoever holds one holds one state. */
  readonly closes: ReadonlyMap<string, KnownCloses>;
  readonly rates: ExchangeRates;
  loadAll(): Promise<void>;
  /** Reads anew what is known of some names. */
  load(names: PackedNames): Promise<void>;
}

export function marketPrices({ read }: Database): MarketPrices {
  let closes = new Map<string, KnownCloses>();
  let rates = new Map<string, KnownCloses>();

  const reloaded = async (
    kind: 'price' | 'rate',
    before: Map<string, KnownCloses>,
    names: ReadonlySet<string>,
  ): Promise<Map<string, KnownCloses>> => {
    if (names.size === 0) return before;
    const after = new Map(before);
    for (const name of names) after.delete(name);
    for (const [name, known] of await readPacks(read, kind, names)) after.set(name, known);
    return after;
  };

  const everything = async (kind: 'price' | 'rate'): Promise<Map<string, KnownCloses>> => {
    const all = new Map<string, KnownCloses>();
    const breath = new Breath();
    const names = await packNames(read, kind);
    for (let at = 0; at < names.length; at += NAMES_AT_ONCE) {
      const some = names.slice(at, at + NAMES_AT_ONCE);
      for (const [name, known] of await readPacks(read, kind, some)) all.set(name, known);
      await breath.due();
    }
    return all;
  };

  return {
    get closes() {
      return closes;
    },
    get rates() {
      return rates;
    },
    loadAll: async () => {
      closes = await everything('price');
      rates = await everything('rate');
    },
    load: async ({ price, rate }) => {
      closes = await reloaded('price', closes, price);
      rates = await reloaded('rate', rates, rate);
    },
  };
}
