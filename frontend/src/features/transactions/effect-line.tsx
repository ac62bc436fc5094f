import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { type Effect, effectOf } from './drafts/effect.ts';
import type { TransactionDraft } from './drafts/transaction-draft.ts';
import { holdingQuery } from './queries.ts';
import styles from './transaction-form.module.css';
import type { TransactionType } from './transaction-types.ts';

/** Average cost has four digits everywhere: it is compared with prices. */
const DIGITS = 4;

export interface EffectLineProps {
  readonly type: TransactionType;
  readonly isin: string | null;
  /** The entry that the form stands for; null while its numbers are missing. */
  readonly entry: TransactionDraft['entry'];
  readonly baseCurrency: string;
}

/**
 * What a new transaction does to what is held of its instrument: `98.4120 → 98.8480` to the average cost, `12 → 24` to
 * the units of a split, and the cost that goes along with units transferred out.
 *
 * Nothing for one before others of the instrument: what it does to them is told when it is recorded.
 */
export function EffectLine({ type, isin, entry, baseCurrency }: EffectLineProps) {
  const t = useT();
  const held = useQuery({ ...holdingQuery(isin ?? ''), enabled: isin !== null }).data;
  const effect =
    held === undefined || entry === null || isBeforeOthers(entry.date, held)
      ? null
      : effectOf(entry, held && { units: held.total_units, costBasis: held.cost_basis });
  switch (type) {
    case 'SPLIT':
      return (
        <Line words={t('transactions.units-held')}>
          {held && !effect && <Quantity value={held.total_units} digits={columnDigits([held.total_units])} />}
          {effect && <Units {...effect.units} />}
        </Line>
      );
    case 'TRANSFER_OUT':
      return (
        <Line words={t('transactions.cost-away')}>
          {effect && <Amount value={effect.costOut} currency={baseCurrency} />}
        </Line>
      );
    case 'BUY':
    case 'SELL':
    case 'TRANSFER_IN':
      return <AverageCost held={held} effect={effect} baseCurrency={baseCurrency} />;
    default:
      return null;
  }
}

function Line({ words, children }: { words: string; children: ReactNode }) {
  return (
    <p className={styles.cost} aria-live="polite">
      <span className={styles.terms}>{words}</span>
      <span>{children}</span>
    </p>
  );
}

function Units({ before, after }: Effect['units']) {
  const digits = columnDigits([before, after]);
  return (
    <>
      <Quantity value={before} digits={digits} />
      {' → '}
      <Quantity value={after} digits={digits} />
    </>
  );
}

interface AverageCostProps {
  readonly held: PositionDetail | null | undefined;
  readonly effect: Effect | null;
  readonly baseCurrency: string;
}

function AverageCost({ held, effect, baseCurrency }: AverageCostProps) {
  const t = useT();
  const before = effect ? effect.averageCost.before : held?.average_cost_per_unit;
  return (
    <Line words={t('transactions.average-cost')}>
      {before !== undefined && <Cost value={before} currency={baseCurrency} />}
      {effect && (
        <>
          {' → '}
          <Cost value={effect.averageCost.after} currency={baseCurrency} />
        </>
      )}
    </Line>
  );
}

function isBeforeOthers(date: string, held: PositionDetail | null): boolean {
  const last = held?.last_trade_date ?? null;
  return last !== null && date < last;
}

function Cost({ value, currency }: { value: string | null; currency: string }) {
  const t = useT();
  return <Amount value={value} currency={currency} digits={DIGITS} reason={t('transactions.nothing-held')} />;
}
