import { useQuery } from '@tanstack/react-query';
import type { PositionDetail, TransactionInput } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { averageCost, BASE_CURRENCY } from './draft.ts';
import { holdingQuery } from './queries.ts';
import styles from './trade-form.module.css';

/** Average cost has four digits everywhere: it is compared with prices. */
const DIGITS = 4;

/**
 * What a new trade does to the average cost of its instrument: `98.4120 → 98.8480`.
 *
 * Nothing for a trade before others of the instrument: what it does to them is told when it is recorded.
 */
export function AverageCostLine({ isin, body }: { isin: string | null; body: TransactionInput | null }) {
  const t = useT();
  const held = useQuery({ ...holdingQuery(isin ?? ''), enabled: isin !== null }).data;
  const cost =
    held === undefined || body === null || isBeforeOthers(body, held)
      ? null
      : averageCost(body, held && { units: held.total_units, costBasis: held.cost_basis });
  const before = cost ? cost.before : held?.average_cost_per_unit;
  return (
    <p className={styles.cost} aria-live="polite">
      <span className={styles.terms}>{t('transactions.average-cost')}</span>
      <span>
        {before !== undefined && <Cost value={before} />}
        {cost && (
          <>
            {' → '}
            <Cost value={cost.after} />
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

function Cost({ value }: { value: string | null }) {
  const t = useT();
  return (
    <Amount value={value} currency={BASE_CURRENCY} digits={DIGITS} reason={t('transactions.nothing-held')} />
  );
}
