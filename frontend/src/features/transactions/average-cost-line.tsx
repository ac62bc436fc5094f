import { useQuery } from '@tanstack/react-query';
import type { PositionDetail, TransactionInput } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { averageCost } from './draft.ts';
import { holdingQuery } from './queries.ts';
import styles from './trade-form.module.css';

/** Average cost has four digits everywhere: it is compared with prices. */
const DIGITS = 4;

export interface AverageCostLineProps {
  readonly isin: string | null;
  readonly body: TransactionInput | null;
  readonly baseCurrency: string;
}

/**
 * What a new trade does to the average cost of its instrument: `98.4120 → 98.8480`.
 *
 * Nothing for a trade before others of the instrument: what it does to them is told when it is recorded.
 */
export function AverageCostLine({ isin, body, baseCurrency }: AverageCostLineProps) {
  const t = useT();
  const held = useQuery({ ...holdingQuery(isin ?? ''), enabled: isin !== null }).data;
  const cost =
    held === undefined || body === null || isBeforeOthers(body, held)
      ? null
      : averageCost(body, held && { units: held.total_units, costBasis: held.cost_basis }, baseCurrency);
  const before = cost ? cost.before : held?.average_cost_per_unit;
  return (
    <p className={styles.cost} aria-live="polite">
      <span className={styles.terms}>{t('transactions.average-cost')}</span>
      <span>
        {before !== undefined && <Cost value={before} currency={baseCurrency} />}
        {cost && (
          <>
            {' → '}
            <Cost value={cost.after} currency={baseCurrency} />
          </>
        )}
      </span>
    </p>
  );
}

function isBeforeOthers(body: TransactionInput, held: PositionDetail | null): boolean {
  const last = held?.last_trade_date ?? null;
  return last !== null && body.date < last;
}

function Cost({ value, currency }: { value: string | null; currency: string }) {
  const t = useT();
  return <Amount value={value} currency={currency} digits={DIGITS} reason={t('transactions.nothing-held')} />;
}
