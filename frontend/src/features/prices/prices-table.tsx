import { type ReactNode, useRef } from 'react';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, useRowKeys } from '../../keyboard/use-row-keys.ts';
import type { Column } from '../../ui/column.ts';
import { InstrumentList, instrumentColumn } from '../../ui/instrument-list.tsx';
import { Day } from '../../ui/day.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { usePhone } from '../../ui/use-media.ts';
import { useTable } from '../../ui/use-table.ts';
import { Why } from '../../ui/why.tsx';
import { Freshness } from './freshness.tsx';
import type { PricedInstrument } from './priced-instrument.ts';
import styles from './prices-table.module.css';
import { sourceWords, sourcesWords } from './source-words.ts';

export interface PricesTableProps {
  readonly instruments: readonly PricedInstrument[];
  readonly onOpen: (isin: string) => void;
  /** The link that opens an instrument: the keyboard's way, and the browser's. */
  readonly openLink: (instrument: PricedInstrument, words: string) => ReactNode;
  /** The way to a listing where none is chosen yet. */
  readonly chooseLink: (instrument: PricedInstrument) => ReactNode;
}

/** Every instrument with its last price, where it came from, and whether it is of use still. */
export function PricesTable(props: PricesTableProps) {
  const { instruments, onOpen } = props;
  const t = useT();
  const ref = useRef<HTMLTableElement>(null);
  const table = useTable({ name: 'prices', columns: columnsFor(t, props), rows: instruments });
  useRowKeys(ref);
  useShortcut('edit', () => {
    const isin = focusedRowKey(ref.current);
    if (isin !== null) onOpen(isin);
  });
  return (
    <InstrumentList
      tableRef={ref}
      table={table}
      find={t('prices.find')}
      caption={t('shell.prices')}
      onOpen={onOpen}
    />
  );
}

function columnsFor(t: Translate, props: PricesTableProps): Column<PricedInstrument>[] {
  return [
    instrumentColumn(t('prices.instrument'), props.openLink),
    ...priceColumns(t, props.instruments),
    ...sourceColumns(t, props),
  ];
}

function priceColumns(t: Translate, instruments: readonly PricedInstrument[]): Column<PricedInstrument>[] {
  const close = ({ state }: PricedInstrument) => state?.newest?.value ?? null;
  const digits = columnDigits(instruments.map(close), 2);
  return [
    {
      key: 'price',
      head: t('prices.last-price'),
      align: 'end',
      onPhone: true,
      order: 'decimal',
      value: close,
      cell: ({ isin, state }) => <LastPrice isin={isin} state={state} digits={digits} />,
    },
    {
      key: 'day',
      head: t('prices.day'),
      order: 'text',
      value: ({ state }) => state?.newest_date ?? null,
      cell: ({ state }) =>
        state?.newest_date && (
          <TwoLines
            first={<Day date={state.newest_date} />}
            second={state.newest && sourceWords(t, state.newest.source)}
          />
        ),
    },
    {
      key: 'state',
      head: t('prices.state'),
      value: ({ state }) => state?.failure?.message ?? null,
      cell: ({ isHeld, state }) => (isHeld || state) && <Freshness state={state} />,
    },
  ];
}

/** The last price; on a phone, which has no column for it, with its day. */
function LastPrice({ isin, state, digits }: Pick<PricedInstrument, 'isin' | 'state'> & { digits: number }) {
  const t = useT();
  const isPhone = usePhone();
  const close = (
    <Quantity
      value={state?.newest?.value ?? null}
      digits={digits}
      secret={false}
      reason={t('prices.none-known')}
    />
  );
  const price = (
    <>
      {state?.newest_date ? (
        <Why figure="close" of={isin} end={state.newest_date}>
          {close}
        </Why>
      ) : (
        close
      )}{' '}
      <span className={styles.currency}>{state?.newest?.currency}</span>
    </>
  );
  if (!isPhone || !state?.newest_date) return price;
  return (
    <TwoLines
      first={price}
      second={
        <span className={state.is_stale ? styles.stale : undefined}>
          <Day date={state.newest_date} />
        </span>
      }
    />
  );
}

function sourceColumns(t: Translate, { chooseLink }: PricesTableProps): Column<PricedInstrument>[] {
  return [
    {
      key: 'listing',
      head: t('prices.listing'),
      order: 'text',
      value: ({ sources }) => sources[0]?.symbol ?? null,
      cell: (instrument) => {
        const [first] = instrument.sources;
        if (!first) return chooseLink(instrument);
        const where = [first.symbol, first.exchange].filter((part) => part !== null).join(' · ');
        const asked = sourcesWords(t, instrument.sources);
        return where === '' ? asked : <TwoLines first={where} second={asked} />;
      },
    },
    {
      key: 'count',
      head: t('prices.closes'),
      align: 'end',
      order: 'decimal',
      value: ({ state }) => String(state?.count ?? 0),
      cell: ({ state }) => <Quantity value={String(state?.count ?? 0)} digits={0} secret={false} />,
    },
  ];
}
