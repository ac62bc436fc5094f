import { Fragment, type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { countText } from '../format/count.ts';
import { useLocale } from '../format/locale.tsx';
import { useT } from '../i18n/language.tsx';
import { classNames } from './class-names.ts';
import type { RowTraits, Sort } from './column.ts';
import tableStyles from './data-table.module.css';
import { Skeleton } from './skeleton.tsx';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { toggled } from './toggled.ts';
import { useCompact, usePaper } from './use-media.ts';
import { useRowWindow, type WindowRow } from './use-row-window.ts';
import type { RowPlace } from './use-virtual-row-keys.ts';
import styles from './virtual-table.module.css';

export interface VirtualTableProps<Row> extends RowTraits<Row> {
  /** What the table holds, for a screen reader. */
  readonly caption: string;
  /** How many rows there are, whether they are here or not. */
  readonly count: number;
  /** The row at a place, 0 is the first; undefined while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Told which rows are in sight, so that they can be fetched. */
  readonly onSight?: (first: number, last: number) => void;
  /** What the rows answer; when it changes the list begins at its top again. */
  readonly question?: string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Shown while the rows are those of the question before. */
  readonly isStale?: boolean;
  /** A row to go to, once. */
  readonly goTo?: RowPlace;
  /** Told that the rows from one place to another are to be chosen together, by Shift and an arrow. */
  readonly onExtend?: (to: number, from: number) => void;
  readonly ref: RefObject<HTMLTableElement | null>;
}

const NONE_OPEN: ReadonlySet<string> = new Set();

/**
 * A table of any length that scrolls with the page: only the rows in sight are in the document.
 *
 * It stays a table (`aria-rowcount`, `aria-rowindex`), `j` and `k` walk through all of it, and the row with the focus
 * is never taken away. Rows have one height and columns do not follow their cells, so that nothing moves while rows
 * come; give columns a `share` of the width. On paper stand the rows that are here, and how many there are.
 * For lazy pages only: the machinery weighs 10 kB.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { caption, columns, count, rowAt, sort, onSort, isStale = false, ref } = props;
  const { rowKey, rowName, onRowClick } = props;
  // Columns that do not follow their cells would cut figures where a table just fits.
  const isPhone = useCompact();
  const shown = useMemo(
    () => (isPhone ? columns.filter((column) => column.onPhone) : columns),
    [isPhone, columns],
  );
  // Not the other members with them, which change whenever rows come: a row is drawn again for other traits.
  const traits = useMemo(
    () => ({ columns, rowKey, rowName, ...(onRowClick ? { onRowClick } : {}) }),
    [columns, rowKey, rowName, onRowClick],
  );
  const [open, setOpen] = useState(NONE_OPEN);
  const onToggle = useCallback((key: string) => {
    setOpen((before) => toggled(before, key));
  }, []);
  const inSight = useRowWindow(props);
  const { resize } = inSight;
  const isPaper = usePaper();
  const { items, gapAfter } = isPaper ? { items: rowsHere(props), gapAfter: 0 } : inSight;
  useLayoutEffect(() => {
    // Not before a row was opened: whoever measures has the browser lay out the page before it is drawn.
    if (open !== NONE_OPEN) resize();
  }, [open, resize]);
  const width = shown.length + (isPhone ? 1 : 0);
  return (
    <table
      ref={ref}
      className={classNames(tableStyles.table, styles.long)}
      aria-busy={isStale || undefined}
      aria-rowcount={count + 1}
    >
      <caption className="visually-hidden">{caption}</caption>
      <Widths shares={shown.map(({ share = 1 }) => share)} hasOpener={isPhone} />
      <TableHead columns={shown} sort={sort} onSort={onSort} hasOpener={isPhone} rowIndex={1} />
      <tbody>
        {items.map(({ index, gapBefore }) => {
          const row = rowAt(index);
          const key = row === undefined ? undefined : rowKey(row);
          return (
            <Fragment key={index}>
              <Gap height={gapBefore} width={width} />
              {row === undefined || key === undefined ? (
                <tr aria-rowindex={index + 2} aria-busy="true">
                  <td colSpan={width}>
                    <Skeleton size="line" width="full" />
                  </td>
                </tr>
              ) : (
                <TableRow
                  row={row}
                  rowIndex={index + 2}
                  shown={shown}
                  table={traits}
                  isPhone={isPhone}
                  isOpen={open.has(key)}
                  onToggle={onToggle}
                />
              )}
            </Fragment>
          );
        })}
        <Gap height={gapAfter} width={width} />
      </tbody>
      {isPaper && items.length < count && <PartOnPaper rows={items} count={count} width={width} />}
    </table>
  );
}

/** Every row that is here, one below the other. */
function rowsHere<Row>({ count, rowAt }: VirtualTableProps<Row>): WindowRow[] {
  return Array.from({ length: count }, (_, index) => ({ index, gapBefore: 0 })).filter(
    ({ index }) => rowAt(index) !== undefined,
  );
}

/** Says that paper holds less than there is. */
function PartOnPaper({ rows, count, width }: { rows: readonly WindowRow[]; count: number; width: number }) {
  const t = useT();
  const locale = useLocale();
  const place = (row: WindowRow | undefined) => countText(locale, (row?.index ?? 0) + 1);
  const words = { first: place(rows.at(0)), last: place(rows.at(-1)), total: countText(locale, count) };
  return (
    <tfoot>
      <tr>
        <td colSpan={width}>{t('ui.range-of', words)}</td>
      </tr>
    </tfoot>
  );
}

function Widths({ shares, hasOpener }: { shares: readonly number[]; hasOpener: boolean }) {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return (
    <colgroup>
      {shares.map((share, index) => (
        <col key={index} style={{ width: `${String((100 * share) / whole)}%` }} />
      ))}
      {hasOpener && <col className={styles.opener} />}
    </colgroup>
  );
}

/** The place of rows that are not in the document. */
function Gap({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className={styles.gap}>
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}
