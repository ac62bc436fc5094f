import { useState } from 'react';
import { dateText } from '../../format/date.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TYPE_TAGS } from '../../i18n/type-tags.ts';
import { Tag } from '../../ui/tag.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { useReasonWords } from '../../ui/use-reason-words.ts';
import type { RowVerdict, Verdict } from './verdicts.ts';
import styles from './verdict-table.module.css';

const PAGE_SIZE = 100;

const WORDS = {
  imported: 'import.imported-row',
  skipped: 'import.skipped-row',
  refused: 'import.refused-row',
} as const satisfies Record<Verdict, MessageKey>;

const FILTERS = [
  { value: 'all', words: 'import.all-rows' },
  { value: 'imported', words: 'import.to-import' },
  { value: 'skipped', words: 'import.skipped-rows' },
  { value: 'refused', words: 'import.refused-rows' },
] as const;

/** Every row of the file with its verdict, a page at a time. */
export function VerdictTable({ rows }: { rows: readonly RowVerdict[] }) {
  const t = useT();
  const [filter, setFilter] = useState<(typeof FILTERS)[number]['value']>('all');
  const [page, setPage] = useState(1);
  const listed = filter === 'all' ? rows : rows.filter(({ verdict }) => verdict === filter);
  const shown = listed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const present = FILTERS.filter(
    ({ value }) => value === 'all' || rows.some(({ verdict }) => verdict === value),
  ).map(({ value, words }) => ({ value, words: t(words) }));
  return (
    <section aria-labelledby="rows" className={styles.rows}>
      <header className={styles.head}>
        <h2 id="rows">{t('import.rows')}</h2>
        {present.length > 2 && (
          <Segmented
            label={t('import.rows-shown')}
            options={present}
            value={filter}
            onChange={(value) => {
              setFilter(value);
              setPage(1);
            }}
          />
        )}
      </header>
      <DataTable
        caption={t('import.rows')}
        columns={columnsFor(t, shown)}
        rows={shown}
        rowKey={({ row }) => String(row)}
        rowName={({ row }) => t('import.row-name', { row: String(row) })}
      />
      <Pager
        label={t('import.pages')}
        page={page}
        pageSize={PAGE_SIZE}
        total={listed.length}
        onPage={setPage}
      />
    </section>
  );
}

function columnsFor(t: Translate, rows: readonly RowVerdict[]): Column<RowVerdict>[] {
  const unitsDigits = columnDigits(rows.map(({ units }) => units));
  const priceDigits = columnDigits(
    rows.map(({ price }) => price),
    2,
  );
  const feeDigits = columnDigits(
    rows.map(({ fee }) => fee),
    2,
  );
  return [
    { key: 'row', head: t('import.row'), cell: ({ row }) => <span className="number">{row}</span> },
    { key: 'date', head: t('transactions.date'), cell: ({ date }) => date !== null && <Day date={date} /> },
    {
      key: 'type',
      head: t('transactions.type'),
      cell: ({ type }) => type && <Tag>{t(TYPE_TAGS[type])}</Tag>,
    },
    {
      key: 'instrument',
      head: t('transactions.instrument'),
      onPhone: true,
      cell: ({ product, isin }) => (
        <TwoLines first={product ?? isin} second={product === null ? null : isin} />
      ),
    },
    {
      key: 'units',
      head: t('transactions.units'),
      align: 'end',
      cell: ({ units, ratio }) =>
        units === null ? (
          <span className="number">{ratio}</span>
        ) : (
          <Quantity value={units} digits={unitsDigits} />
        ),
    },
    {
      key: 'price',
      head: t('transactions.price'),
      align: 'end',
      cell: ({ price, currency }) =>
        price !== null && (
          <span className={styles.money}>
            <Quantity value={price} digits={priceDigits} secret={false} />{' '}
            <span className={styles.currency}>{currency}</span>
          </span>
        ),
    },
    ...amountColumns(t, rows),
    {
      key: 'fee',
      head: t('history.field-fee'),
      align: 'end',
      cell: ({ fee }) => fee !== null && <Quantity value={fee} digits={feeDigits} />,
    },
    ...chargeColumns(t('history.field-fx-fee'), rows, 'fxFee'),
    ...chargeColumns(t('history.field-tax'), rows, 'tax'),
    { key: 'verdict', head: t('import.verdict'), onPhone: true, cell: (row) => <VerdictCell row={row} /> },
  ];
}

/** What only some types have, where a row shown has it. */
function amountColumns(t: Translate, rows: readonly RowVerdict[]): Column<RowVerdict>[] {
  if (rows.every(({ amount }) => amount === null)) return [];
  const digits = columnDigits(
    rows.map(({ amount }) => amount),
    2,
  );
  return [
    {
      key: 'amount',
      head: t('history.field-amount'),
      align: 'end',
      cell: ({ amount, currency }) =>
        amount !== null && (
          <>
            <Quantity value={amount} digits={digits} /> <span className={styles.currency}>{currency}</span>
          </>
        ),
    },
  ];
}

const isNothing = (value: string | null) => value === null || /^0(?:\.0*)?$/.test(value);

/** A charge that few transactions have, where a row shown has it. */
function chargeColumns(
  head: string,
  rows: readonly RowVerdict[],
  charge: 'fxFee' | 'tax',
): Column<RowVerdict>[] {
  if (rows.every((row) => isNothing(row[charge]))) return [];
  const digits = columnDigits(
    rows.map((row) => row[charge]),
    2,
  );
  return [
    {
      key: charge,
      head,
      align: 'end',
      cell: ({ [charge]: value }) =>
        value !== null && !isNothing(value) && <Quantity value={value} digits={digits} />,
    },
  ];
}

function OtherSide({ row: { otherSide, type } }: { row: RowVerdict }) {
  const t = useT();
  const dates = useDateStyle();
  if (otherSide === null) return null;
  const values = { broker: otherSide.broker, date: dateText(dates, otherSide.date) };
  const words = type === 'TRANSFER_IN' ? t('import.comes-from', values) : t('import.goes-to', values);
  return <p className={styles.why}>{words}</p>;
}

function VerdictCell({ row }: { row: RowVerdict }) {
  const t = useT();
  const reasonWords = useReasonWords();
  const { verdict, reasons, cells } = row;
  return (
    <div className={styles.verdict} data-verdict={verdict}>
      <p>{t(WORDS[verdict])}</p>
      {reasons.map((reason) => (
        <p key={reason.message} className={styles.why}>
          {reasonWords(reason)}
        </p>
      ))}
      <OtherSide row={row} />
      {cells && Object.keys(cells).length > 0 && (
        <details className={styles.cells}>
          <summary>{t('import.line')}</summary>
          <dl>
            {Object.entries(cells).map(([head, cell]) => (
              <div key={head}>
                <dt>{head}</dt>
                <dd>{cell}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
