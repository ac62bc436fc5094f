import type { ReactNode } from 'react';
import type { Performance } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { type Fact, FactList } from '../../ui/fact-list.tsx';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import styles from './gain-ledgers.module.css';
import { figureOf, PeriodAmount, type PeriodAmountName } from './period-amount.tsx';

/** Each list adds up to its last line. */
const VALUE: readonly PeriodAmountName[] = ['start_value', 'net_flows', 'total_gain', 'end_value'];
const CAUSES: readonly PeriodAmountName[] = [
  'price_gain',
  'currency_gain',
  'income',
  'fees',
  'taxes',
  'total_gain',
];
const SALES: readonly PeriodAmountName[] = [
  'realised_gain',
  'unrealised_gain',
  'income',
  'fees',
  'taxes',
  'total_gain',
];

const BESIDE: readonly PeriodAmountName[] = ['purchases', 'proceeds'];
/** Part of those: told where anything was moved from elsewhere or to it. */
const TRANSFERS = ['transfers_in', 'transfers_out'] as const satisfies readonly PeriodAmountName[];

const isMoved = (amount: string | null) => amount !== null && /[1-9]/.test(amount);

export interface GainLedgersProps {
  readonly performance: Performance;
  /** By which method cost is told. */
  readonly methodSwitch: ReactNode;
}

/** How the value came from its start to its end, and what the gain is made of: by its causes, and by what was sold. */
export function GainLedgers({ performance, methodSwitch }: GainLedgersProps) {
  const t = useT();
  const factsOf = (names: readonly PeriodAmountName[]) =>
    names.map((name, place): Fact => ({
      label: t(FIGURE_NAMES[figureOf(name)]),
      figure: <PeriodAmount figure={name} performance={performance} />,
      isTotal: place === names.length - 1,
    }));
  const beside = [...BESIDE, ...TRANSFERS.filter((name) => isMoved(performance[name]))];
  return (
    <section aria-labelledby="gain" className={styles.section}>
      <h2 id="gain">{t('performance.gain')}</h2>
      <div className={styles.ledgers}>
        <section aria-labelledby="gain-value">
          <h3 id="gain-value" className={styles.head}>
            {t('performance.from-start-to-end')}
          </h3>
          <FactList facts={factsOf(VALUE)} />
          <dl className={styles.beside}>
            {beside.map((name) => (
              <div key={name}>
                <dt>{t(FIGURE_NAMES[figureOf(name)])}</dt>
                <dd>
                  <PeriodAmount figure={name} performance={performance} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="gain-causes">
          <h3 id="gain-causes" className={styles.head}>
            {t('performance.by-cause')}
          </h3>
          <FactList facts={factsOf(CAUSES)} />
        </section>
        <section aria-labelledby="gain-sales">
          <h3 id="gain-sales" className={styles.head}>
            {t('performance.by-sale')}
          </h3>
          <FactList facts={factsOf(SALES)} />
          <div className={styles.method}>{methodSwitch}</div>
        </section>
      </div>
    </section>
  );
}
