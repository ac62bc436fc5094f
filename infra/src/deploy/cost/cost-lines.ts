import type { Cost } from './cost-of.ts';
import { dollars } from './micro-dollars.ts';
import { PRICES_OF } from './price-table.ts';

const WIDTH = 46;

/** A cost as lines for a person, the sum last. */
export function costLines({ lines, total, region, pricedRegion }: Cost): string[] {
  const line = (what: string, amount: string) => `  ${what.padEnd(WIDTH)} ${amount.padStart(8)}`;
  const remark =
    region === pricedRegion
      ? `Prices of ${PRICES_OF}, without tax.`
      : `Prices of ${PRICES_OF}, without tax; those of ${pricedRegion}, as ${region} is not in the table: it may be a fifth more or less.`;
  return [
    'Each month, in US dollars:',
    ...lines.map(({ what, perMonth }) => line(what, dollars(perMonth))),
    line('Together', dollars(total)),
    remark,
  ];
}
