import {
  closeOn,
  conversionOn,
  dateOfEpochDay,
  decimalText,
  epochDay,
  isStale,
  type LocalDate,
  PIVOT_CURRENCY,
  type PositionSummary,
  suspectedDuplicates,
  type SuspectedSplit,
  suspectedSplits,
} from '@portfolio/domain';
import type { Database } from '../../db/open-database.ts';
import { NO_ISIN } from '../../db/tables.ts';
import { listDismissals } from '../../records/dismissals/dismissals.repository.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { alikeTransactions, type TradedDays, tradedDays } from './data-health.repository.ts';
import type { HealthCode } from './health-codes.ts';

/** One thing in the records that looks wrong or is missing. */
export interface HealthItem {
  readonly code: HealthCode;
  /** What it is about among those of its code; names it when it is found right. */
  readonly about: string;
  readonly isin: string | null;
  readonly currency: string | null;
  readonly broker: string | null;
  readonly date: LocalDate | null;
  readonly transactionIds: readonly number[];
  /** Below 0, of more sold than bought. */
  readonly units: string | null;
  readonly split: Pick<SuspectedSplit, 'newUnits' | 'oldUnits'> | null;
}

const NOTHING = {
  isin: null,
  currency: null,
  broker: null,
  date: null,
  transactionIds: [],
  units: null,
  split: null,
} as const;

/** What the records lack or may have twice, the graver first, those of one kind in the order of ISINs. */
export async function healthOf(
  { read }: Database,
  known: KnownPortfolio,
  today: LocalDate,
): Promise<HealthItem[]> {
  const { holdings, oversoldPositions } = known.summary;
  const dismissed = new Set((await listDismissals(read)).map(({ code, about }) => `${code} ${about}`));
  const days = await tradedDays(read);
  const suspected = [
    ...(await duplicatesIn(read)),
    ...[...holdings, ...oversoldPositions].flatMap(({ isin }) => splitsOf(known, isin, days.get(isin))),
  ];
  return [
    ...oversoldPositions.map(({ isin, units }) => ofIsin('oversold', isin, { units: decimalText(units) })),
    ...unvalued(known, today),
    ...suspected.filter(({ code, about }) => !dismissed.has(`${code} ${about}`)),
    ...staleOf(holdings, today),
    ...[...holdings, ...oversoldPositions].flatMap(({ isin, name, assetClass }) =>
      name === null ? ofIsin('no_name', isin) : assetClass === null ? ofIsin('no_class', isin) : [],
    ),
  ];
}

function ofIsin(code: HealthCode, isin: string, more: Partial<HealthItem> = {}): HealthItem {
  return { ...NOTHING, code, about: isin, isin, ...more };
}

/** Without a price each by itself; without a rate once for each currency that lacks one. */
function unvalued(known: KnownPortfolio, today: LocalDate): HealthItem[] {
  const { holdings } = known.summary;
  const day = epochDay(today);
  const priceless = holdings.filter(({ noValue }) => noValue === 'no_price');
  const rateless = holdings.filter(({ noValue }) => noValue === 'no_rate');
  const quoted = rateless.flatMap(({ isin }) => closeOn(known.closes.get(isin) ?? [], day)?.currency ?? []);
  const needed = rateless.length === 0 ? [] : [...new Set([known.currency, ...quoted])];
  const lacking = needed.filter(
    (currency) => conversionOn(known.rates, currency, PIVOT_CURRENCY, day) === null,
  );
  return [
    ...priceless.map(({ isin }) => ofIsin('no_price', isin)),
    ...lacking.map((currency) => ({ ...NOTHING, code: 'no_rate' as const, about: currency, currency })),
  ];
}

function staleOf(holdings: readonly PositionSummary[], today: LocalDate): HealthItem[] {
  return holdings.flatMap(({ isin, priceDate }) =>
    priceDate !== null && isStale(epochDay(priceDate), epochDay(today))
      ? [ofIsin('stale_price', isin, { date: priceDate })]
      : [],
  );
}

async function duplicatesIn(read: Database['read']): Promise<HealthItem[]> {
  const items: HealthItem[] = [];
  for (const { broker, date, isin, transactions } of await alikeTransactions(read)) {
    const ids = suspectedDuplicates(transactions);
    if (ids.length > 0)
      items.push({
        ...NOTHING,
        code: 'suspected_duplicate',
        about: ids.join('+'),
        isin: isin === NO_ISIN ? null : isin,
        broker,
        date: date as LocalDate,
        transactionIds: ids,
      });
  }
  return items;
}

/** Since the instrument is in the ledger; a jump that two sources tell counts once. */
function splitsOf({ closes }: KnownPortfolio, isin: string, days: TradedDays | undefined): HealthItem[] {
  if (days === undefined) return [];
  const byDay = new Map<number, SuspectedSplit>();
  for (const { series } of closes.get(isin) ?? [])
    for (const jump of suspectedSplits(series, days.splits))
      if (jump.day > days.first && !byDay.has(jump.day)) byDay.set(jump.day, jump);
  return Array.from(byDay.values(), ({ day, newUnits, oldUnits }) => {
    const date = dateOfEpochDay(day);
    return ofIsin('suspected_split', isin, { about: `${isin} ${date}`, date, split: { newUnits, oldUnits } });
  });
}
