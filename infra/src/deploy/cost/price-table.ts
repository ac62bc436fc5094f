import table from './prices.json' with { type: 'json' };
import { type MicroDollars, microDollars } from './micro-dollars.ts';

export type PricedRegion = keyof typeof table.regions;
export type PriceName = Exclude<keyof (typeof table.regions)['us-east-1'], 't4g.micro' | 't3.micro'>;

/** Day of the table, `YYYY-MM-DD`. */
export const PRICES_OF = table.date;
export const PRICES_SOURCE = table.source;
export const HOURS_PER_MONTH = BigInt(table.hoursPerMonth);

/** Types of resources that cost nothing in themselves, and why. */
export const FREE: Readonly<Record<string, string>> = table.free;

const isPriced = (region: string): region is PricedRegion => region in table.regions;

/** The region whose prices stand for another's. */
export function pricedAs(region: string): PricedRegion {
  if (isPriced(region)) return region;
  return region.startsWith('eu-') ? 'eu-central-1' : 'us-east-1';
}

export function priceOf(region: PricedRegion, name: PriceName): MicroDollars {
  return microDollars(table.regions[region][name]);
}

/** Price of an hour of an instance. @throws RangeError for a type that is not in the table */
export function hourOf(region: PricedRegion, instanceType: string): MicroDollars {
  const prices: Readonly<Record<string, string>> = table.regions[region];
  const price = prices[instanceType];
  if (price === undefined) throw new RangeError(`prices.json has no price for ${instanceType}.`);
  return microDollars(price);
}
