import { useRef } from 'react';
import type { PositionDetail } from '../../api/wire.ts';
import { BrokersTable } from '../../features/holding/brokers-table.tsx';
import { LotsTable } from '../../features/holding/lots-table.tsx';
import { TradesTable } from '../../features/holding/trades-table.tsx';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, useRowKeys } from '../../keyboard/use-row-keys.ts';
import { Link } from '../../router/link.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { Segmented } from '../../ui/segmented.tsx';
import styles from './holding-page.module.css';
import sections from './sections.module.css';

/** Lots, trades and brokers; `j` and `k` walk through all of them, and a trade opens over the page. */
export function HoldingTables({ position, isStale }: { position: PositionDetail; isStale: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  const tables = useRef<HTMLDivElement>(null);
  const onOpen = (id: number) => {
    navigate({ to: '.', search: (search) => ({ ...search, trade: id }) });
  };
  useRowKeys(tables);
  useShortcut('edit', () => {
    const key = focusedRowKey(tables.current)?.replace('lot-', '');
    const trade = position.trades.find(({ id }) => String(id) === key);
    if (trade) onOpen(trade.id);
  });
  const tradeLink = (id: number, words: string) => (
    <Link to="." search={(search) => ({ ...search, trade: id })} className={sections.open} data-row-primary>
      {words}
    </Link>
  );
  return (
    <div ref={tables} className={styles.tables}>
      {position.lots.length > 0 && (
        <section aria-labelledby="lots" className={sections.section}>
          <h2 id="lots">{t('holding.lots')}</h2>
          <LotsTable position={position} onOpen={onOpen} tradeLink={tradeLink} />
        </section>
      )}
      <section aria-labelledby="trades" className={sections.section}>
        <div className={sections.head}>
          <h2 id="trades">{t('holding.trades')}</h2>
          <MethodSwitch />
        </div>
        <TradesTable position={position} isStale={isStale} onOpen={onOpen} tradeLink={tradeLink} />
        <Link to="/transactions" search={{ isin: position.isin }}>
          {t('holding.all-trades')}
        </Link>
      </section>
      {position.brokers.length > 1 && (
        <section aria-labelledby="brokers" className={sections.section}>
          <h2 id="brokers">{t('holding.brokers')}</h2>
          <BrokersTable position={position} />
        </section>
      )}
    </div>
  );
}

/** By which method cost and gain of the page are told. */
function MethodSwitch() {
  const t = useT();
  const navigate = useNavigate();
  const { method: asked = 'average' } = useSearch('/holdings/$isin');
  return (
    <Segmented
      label={t('holding.method')}
      options={[
        { value: 'average', words: t('holding.average') },
        { value: 'fifo', words: t('holding.fifo') },
      ]}
      value={asked}
      onChange={(chosen) =>
        navigate({
          to: '.',
          search: (search) => ({ ...search, method: chosen === 'fifo' ? ('fifo' as const) : undefined }),
          replace: true,
        })
      }
    />
  );
}
