import { csvLine, plainText } from '../../http/csv-lines.ts';
import { wireSale } from './realised-gains.schema.ts';
import type { GainsTold, NamedSale } from './realised-gains.service.ts';

const COLUMNS = [
  ...['date', 'transaction_id', 'isin', 'name', 'broker', 'transaction_type', 'units', 'uncovered_units'],
  ...['proceeds', 'cost', 'fees', 'gain', 'gain_with_fees', 'tax', 'currency'],
  ...['shortest_holding_days', 'longest_holding_days', 'lots'],
];

/** Small enough that no other request notices it being written. */
const ROWS_PER_PART = 500;

function lineOf(currency: string, named: NamedSale): string {
  const sale = wireSale(named);
  const days = sale.lots.flatMap((lot) => lot.days ?? []).sort((one, other) => one - other);
  const lots = sale.lots.map(({ units, date, days: held }) =>
    held === null ? `${units} sold ${date}` : `${units} of ${date} (${held} days)`,
  );
  return csvLine([
    sale.date,
    sale.transaction_id,
    plainText(sale.isin),
    plainText(sale.name),
    plainText(sale.broker),
    sale.transaction_type,
    sale.units,
    sale.uncovered_units,
    sale.proceeds,
    sale.cost,
    sale.fees,
    sale.gain,
    sale.gain_with_fees,
    sale.tax,
    currency,
    days[0] ?? null,
    days.at(-1) ?? null,
    lots.join('; '),
  ]);
}

/** The sales as a file, a line for each, part by part. */
export function* gainsCsv({ currency, sales }: GainsTold): Generator<string, void> {
  yield csvLine(COLUMNS);
  for (let start = 0; start < sales.length; start += ROWS_PER_PART) {
    const rows = sales.slice(start, start + ROWS_PER_PART);
    yield rows.map((sale) => lineOf(currency, sale)).join('');
  }
}
