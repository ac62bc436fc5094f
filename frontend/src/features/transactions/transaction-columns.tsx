import type { ReactNode } from 'react';
import type { Transaction } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { TYPE_TAGS } from '../../i18n/type-tags.ts';
import { Amount } from '../../ui/amount.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { Column } from '../../ui/column.ts';
import { Day } from '../../ui/day.tsx';
import { Delta } from '../../ui/delta.tsx';
import { PriceOrAmount, UnitsOrRatio } from '../../ui/entry-figures.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { SelectAllBox, SelectBox } from './select-box.tsx';
import styles from './transaction-table.module.css';
import { transactionName } from './transaction-words.ts';
import { TYPE_WORDS } from './type-words.ts';

/** The fraction digits of two columns: those of their neediest values. */
export interface ColumnDigits {
  readonly units: number;
  readonly price: number;
}

export function digitsOf(transactions: readonly Transaction[]): ColumnDigits {
  return {
    units: columnDigits(transactions.map(({ units }) => units)),
    price: columnDigits(
      transactions.map(({ price_per_unit: price }) => price),
      2,
    ),
  };
}

export interface TransactionColumnsOptions {
  readonly t: Translate;
  readonly digits: ColumnDigits;
  readonly currency: string;
  /** The link that opens a transaction: the keyboard's way, and the browser's. */
  readonly openLink: (transaction: Transaction, words: string) => ReactNode;
  /** Where a link below another one is too small to be met by a finger. */
  readonly isPhone: boolean;
  /** The way to all that is known of an instrument. */
  readonly holdingLink: (isin: string, words: string) => ReactNode;
}

/** Chooses rows, before all else. */
export function selectColumn(
  t: Translate,
  total: number,
  onPhone: boolean,
  wordsOf: (transaction: Transaction) => string,
): Column<Transaction> {
  return {
    key: 'select',
    head: <SelectAllBox total={total} />,
    name: t('transactions.select'),
    share: 0.35,
    isControl: true,
    onPhone,
    cell: (transaction) => <SelectBox id={transaction.id} words={wordsOf(transaction)} />,
  };
}

/** The columns of a list of transactions; those that are sorted by have the names of the API. */
export function transactionColumns(options: TransactionColumnsOptions): Column<Transaction>[] {
  return [...nameColumns(options), ...figureColumns(options), ...extraColumns(options)];
}

function nameColumns({
  t,
  openLink,
  holdingLink,
  isPhone,
}: TransactionColumnsOptions): Column<Transaction>[] {
  return [
    {
      key: 'date',
      head: t('transactions.date'),
      order: 'text',
      share: 1.35,
      cell: ({ date }) => <Day date={date} />,
    },
    {
      key: 'transaction_type',
      head: t('transactions.type'),
      order: 'text',
      share: 1.1,
      cell: ({ transaction_type: type }) => <Tag>{t(TYPE_TAGS[type])}</Tag>,
    },
    {
      key: 'name',
      head: t('transactions.instrument'),
      order: 'text',
      share: 2.55,
      onPhone: true,
      cell: (transaction) =>
        isPhone ? (
          <PhoneName
            transaction={transaction}
            link={openLink(transaction, transactionName(t, transaction))}
          />
        ) : (
          <TwoLines
            first={openLink(transaction, transactionName(t, transaction))}
            second={
              transaction.isin &&
              holdingLink(transaction.isin, isinBelow(transaction) ?? t('transactions.holding'))
            }
          />
        ),
    },
    {
      key: 'broker',
      head: t('transactions.broker'),
      order: 'text',
      share: 1.45,
      cell: ({ broker }) => <span className={classNames(styles.quiet, styles.wrapped)}>{broker}</span>,
    },
  ];
}

function figureColumns({ t, digits, currency, isPhone }: TransactionColumnsOptions): Column<Transaction>[] {
  return [
    {
      key: 'units',
      head: t('transactions.units'),
      align: 'end',
      order: 'decimal',
      cell: (transaction) => <UnitsOrRatio entry={transaction} digits={digits.units} />,
    },
    {
      key: 'price_per_unit',
      head: t('transactions.amount-or-price'),
      align: 'end',
      order: 'decimal',
      share: 1.3,
      cell: (transaction) => <PriceOrAmount entry={transaction} digits={digits.price} />,
    },
    {
      key: 'fee',
      head: t('transactions.fee-in', { currency }),
      align: 'end',
      order: 'decimal',
      share: 0.9,
      cell: ({ fee }) => (
        <span className={styles.quiet}>
          <Amount value={fee} currency={currency} withSymbol={false} />
        </span>
      ),
    },
    {
      key: 'net_amount',
      head: t('transactions.cash-flow-in', { currency }),
      align: 'end',
      order: 'decimal',
      share: 1.25,
      onPhone: true,
      cell: (transaction) => {
        const cash = <CashFlow transaction={transaction} currency={currency} />;
        return isPhone ? <TwoLines first={cash} second={<Day date={transaction.date} />} /> : cash;
      },
    },
  ];
}

/** Where there is no column for it: what it is, unless it is a trade, whose sign tells. */
function PhoneName({ transaction, link }: { transaction: Transaction; link: ReactNode }) {
  const t = useT();
  const { transaction_type: type, units, new_units: newUnits } = transaction;
  if (type === 'BUY' || type === 'SELL') return <span className={styles.wrapped}>{link}</span>;
  return (
    <TwoLines
      first={link}
      second={
        <>
          {t(TYPE_WORDS[type].one)}{' '}
          {units === null && newUnits === null ? (
            <PriceOrAmount entry={transaction} digits={2} />
          ) : (
            <UnitsOrRatio entry={transaction} digits={columnDigits([units])} />
          )}
        </>
      }
    />
  );
}

/** The ISIN, where the name does not stand in for it already. */
function isinBelow({ name, isin }: Transaction): string | null {
  return name === null ? null : isin;
}

/** What few want to see, until they choose it. */
function extraColumns({
  t,
  currency,
  isPhone,
  holdingLink,
}: TransactionColumnsOptions): Column<Transaction>[] {
  const extra = { isExtra: true } as const;
  return [
    { ...extra, key: 'time', head: t('transactions.time'), share: 0.7, cell: ({ time }) => time },
    {
      ...extra,
      key: 'product',
      head: t('transactions.product'),
      share: 2,
      cell: ({ product }) => <span className={styles.quiet}>{product}</span>,
    },
    {
      ...extra,
      key: 'exchange_rate',
      head: t('transactions.exchange-rate'),
      align: 'end',
      cell: ({ exchange_rate: rate }) => rate !== null && <Quantity value={rate} digits={4} secret={false} />,
    },
    {
      ...extra,
      key: 'tax',
      head: t('transactions.tax-in', { currency }),
      align: 'end',
      cell: ({ tax }) => (
        <span className={styles.quiet}>
          <Amount value={tax} currency={currency} withSymbol={false} />
        </span>
      ),
    },
    {
      ...extra,
      key: 'fx_fee',
      head: t('transactions.fx-fee-in', { currency }),
      align: 'end',
      cell: ({ fx_fee: fee }) => (
        <span className={styles.quiet}>
          <Amount value={fee} currency={currency} withSymbol={false} />
        </span>
      ),
    },
    ...(isPhone
      ? [
          {
            key: 'holding',
            head: t('transactions.holding'),
            cell: (transaction: Transaction) =>
              transaction.isin && holdingLink(transaction.isin, transaction.isin),
          },
        ]
      : []),
  ];
}

/** Money in or out of the cash account: signed, but neither good nor bad news. */
function CashFlow({
  transaction: { id, net_amount: value },
  currency,
}: {
  transaction: Transaction;
  currency: string;
}) {
  const why = { figure: 'net_amount', trade: id } as const;
  return (
    <span className={styles.cash}>
      <Delta value={value} currency={currency} withSymbol={false} favourable="neither" why={why} />
    </span>
  );
}
