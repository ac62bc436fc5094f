import { type ReactNode, type RefObject, useRef } from 'react';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { focusedRowKey, focusRow, useRowKeys } from '../../keyboard/use-row-keys.ts';
import type { Column } from '../../ui/column.ts';
import { InstrumentList, instrumentColumn } from '../../ui/instrument-list.tsx';
import { Percent } from '../../ui/percent.tsx';
import { Unavailable } from '../../ui/unavailable.tsx';
import { useTable } from '../../ui/use-table.ts';
import { ASSET_CLASSES } from './asset-classes.ts';
import type { Instrument } from './instrument.ts';

export interface InstrumentsTableProps {
  readonly instruments: readonly Instrument[];
  readonly onOpen: (isin: string) => void;
  readonly onDelete: (instrument: Instrument) => void;
  /** The link that opens an instrument: the keyboard's way, and the browser's. */
  readonly openLink: (instrument: Instrument, words: string) => ReactNode;
  /** The button of an instrument that has no metadata yet. */
  readonly fillInLink: (instrument: Instrument) => ReactNode;
}

/** Every known instrument; those that nobody has described yet come first. */
export function InstrumentsTable(props: InstrumentsTableProps) {
  const { instruments, onOpen } = props;
  const t = useT();
  const ref = useRef<HTMLTableElement>(null);
  const table = useTable({ name: 'isin-metadata', columns: columnsFor(t, props), rows: instruments });
  useRowKeys(ref);
  useInstrumentKeys(ref, props, table.shown.rows);
  return (
    <InstrumentList
      tableRef={ref}
      table={table}
      find={t('isin-metadata.find')}
      caption={t('shell.isin-metadata')}
      onOpen={onOpen}
    />
  );
}

function useInstrumentKeys(
  table: RefObject<HTMLTableElement | null>,
  { onOpen, onDelete }: InstrumentsTableProps,
  rows: readonly Instrument[],
): void {
  const chosen = () => rows.find(({ isin }) => isin === focusedRowKey(table.current));
  useShortcut('edit', () => {
    const instrument = chosen();
    if (instrument) onOpen(instrument.isin);
  });
  useShortcut('delete', () => {
    const instrument = chosen();
    if (!instrument?.metadata) return;
    const index = rows.indexOf(instrument);
    const next = rows[index + 1] ?? rows[index - 1];
    if (next) focusRow(table.current, next.isin);
    onDelete(instrument);
  });
}

/** A column of what was entered as text; what was not says so. */
function textColumn(
  t: Translate,
  key: string,
  head: MessageKey,
  textOf: (metadata: NonNullable<Instrument['metadata']>) => string | null,
): Column<Instrument> {
  const value = ({ metadata }: Instrument) => metadata && textOf(metadata);
  return {
    key,
    head: t(head),
    order: 'text',
    value,
    cell: (instrument) =>
      instrument.metadata && (value(instrument) ?? <Unavailable reason={t('isin-metadata.not-entered')} />),
  };
}

function columnsFor(t: Translate, props: InstrumentsTableProps): Column<Instrument>[] {
  return [
    instrumentColumn(t('isin-metadata.name'), props.openLink),
    { ...classColumn(t, props), onPhone: true },
    textColumn(t, 'currency', 'isin-metadata.currency', ({ currency }) => currency),
    textColumn(t, 'symbol', 'isin-metadata.symbol', ({ symbol }) => symbol),
    terColumn(t, props),
    {
      key: 'isin',
      head: 'ISIN',
      isExtra: true,
      order: 'text',
      value: ({ isin }) => isin,
      cell: ({ isin }) => isin,
    },
  ];
}

function classColumn(t: Translate, { fillInLink }: InstrumentsTableProps): Column<Instrument> {
  const value = ({ metadata }: Instrument) => metadata && t(ASSET_CLASSES[metadata.type]);
  return {
    key: 'class',
    head: t('isin-metadata.class'),
    order: 'text',
    value,
    cell: (instrument) => value(instrument) ?? fillInLink(instrument),
  };
}

function terColumn(t: Translate, { instruments }: InstrumentsTableProps): Column<Instrument> {
  const value = ({ metadata }: Instrument) => metadata?.ter ?? null;
  // Two digits of the fraction stand before the decimal mark of the percentage.
  const digits = Math.max(2, columnDigits(instruments.map(value), 0, 8) - 2);
  return {
    key: 'ter',
    head: t('isin-metadata.ter'),
    align: 'end',
    order: 'decimal',
    value,
    cell: (instrument) =>
      instrument.metadata && (
        <Percent
          value={value(instrument)}
          unit="fraction"
          digits={digits}
          reason={t('isin-metadata.not-entered')}
        />
      ),
  };
}
