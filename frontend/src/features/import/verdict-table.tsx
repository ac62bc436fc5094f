import { useState } from 'react';
import { columnDigits } from '../../format/precision.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/day.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import type { RowVerdict, Verdict } from './verdicts.ts';
import styles from './verdict-table.module.css';

const PAGE_SIZE = 100;

const WORDS: Readonly<Record<Verdict, string>> = {
  imported: 'Will be imported',
  skipped: 'Skipped',
  refused: 'Refused',
};

const FILTERS = [
  { value: 'all', words: 'All rows' },
  { value: 'imported', words: 'To import' },
  { value: 'skipped', words: 'Skipped' },
  { value: 'refused', words: 'Refused' },
] as const;

/** Every row of the file with its verdict, a page at a time. */
export function VerdictTable({ rows }: { rows: readonly RowVerdict[] }) {
  const [filter, setFilter] = useState<(typeof FILTERS)[number]['value']>('all');
  const [page, setPage] = useState(1);
  const listed = filter === 'all' ? rows : rows.filter(({ verdict }) => verdict === filter);
  const shown = listed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const present = FILTERS.filter(
    ({ value }) => value === 'all' || rows.some(({ verdict }) => verdict === value),
  );
  return (
    <section aria-labelledby="rows" className={styles.rows}>
      <header className={styles.head}>
        <h2 id="rows">Rows of the file</h2>
        {present.length > 2 && (
          <Segmented
            label="Rows shown"
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
        caption="Rows of the file"
        columns={columnsFor(shown)}
        rows={shown}
        rowKey={({ row }) => String(row)}
        rowName={({ row }) => `row ${String(row)}`}
      />
      <Pager label="Pages of rows" page={page} pageSize={PAGE_SIZE} total={listed.length} onPage={setPage} />
    </section>
  );
}

function columnsFor(rows: readonly RowVerdict[]): Column<RowVerdict>[] {
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
    { key: 'row', head: 'Row', cell: ({ row }) => <span className="number">{row}</span> },
    { key: 'date', head: 'Date', cell: ({ date }) => date !== null && <Day date={date} /> },
    { key: 'type', head: 'Type', cell: ({ type }) => type && <Tag>{type}</Tag> },
    {
      key: 'instrument',
      head: 'Instrument',
      onPhone: true,
      cell: ({ product, isin }) => (
        <TwoLines first={product ?? isin} second={product === null ? null : isin} />
      ),
    },
    {
      key: 'units',
      head: 'Units',
      align: 'end',
      cell: ({ units }) => units !== null && <Quantity value={units} digits={unitsDigits} />,
    },
    {
      key: 'price',
      head: 'Price',
      align: 'end',
      cell: ({ price, currency }) =>
        price !== null && (
          <>
            <Quantity value={price} digits={priceDigits} secret={false} />{' '}
            <span className={styles.currency}>{currency}</span>
          </>
        ),
    },
    {
      key: 'fee',
      head: 'Fee, EUR',
      align: 'end',
      cell: ({ fee }) => fee !== null && <Quantity value={fee} digits={feeDigits} />,
    },
    { key: 'verdict', head: 'Verdict', onPhone: true, cell: (row) => <VerdictCell row={row} /> },
  ];
}

function VerdictCell({ row: { verdict, words, cells } }: { row: RowVerdict }) {
  return (
    <div className={styles.verdict} data-verdict={verdict}>
      <p>{WORDS[verdict]}</p>
      {words.map((sentence) => (
        <p key={sentence} className={styles.why}>
          {sentence}
        </p>
      ))}
      {cells && (
        <details className={styles.cells}>
          <summary>The line</summary>
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
