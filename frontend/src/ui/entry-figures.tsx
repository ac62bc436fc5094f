import { ratioText } from '../format/ratio.ts';
import styles from './entry-figures.module.css';
import { Quantity } from './quantity.tsx';

/** A transaction as the API tells it, as far as its figures go; null is what its type does not have. */
export interface EntryFigures {
  readonly units: string | null;
  readonly price_per_unit: string | null;
  readonly amount: string | null;
  readonly new_units: number | null;
  readonly old_units: number | null;
  readonly currency: string;
}

/** How many units it moved; of a split its ratio; nothing where units are none of its business. */
export function UnitsOrRatio({ entry, digits }: { entry: EntryFigures; digits: number }) {
  if (entry.new_units !== null && entry.old_units !== null)
    return <span className="number">{ratioText(entry.new_units, entry.old_units)}</span>;
  return entry.units === null ? null : <Quantity value={entry.units} digits={digits} />;
}

/** The price of a unit, which is public, or the amount of what has no units; each in its currency. */
export function PriceOrAmount({ entry, digits }: { entry: EntryFigures; digits: number }) {
  const { price_per_unit: price, amount, currency } = entry;
  if (price === null && amount === null) return null;
  return (
    <>
      {price === null ? (
        <Quantity value={amount} digits={2} />
      ) : (
        <Quantity value={price} digits={digits} secret={false} />
      )}{' '}
      <span className={styles.currency}>{currency}</span>
    </>
  );
}
