import {
  add,
  type AssetClass,
  type CostBasisMethod,
  dayBefore,
  type Decimal,
  decimal,
  enteredValues,
  epochDay,
  type InstrumentHistory,
  leftOut,
  type LeftOut,
  type LocalDate,
  localDate,
  type PeriodInstrument,
  portfolioDays,
  type PortfolioDays,
  realisedWithin,
  unitHeldFrom,
  ZERO,
} from '@portfolio/domain';
import type { Database } from '../db/open-database.ts';
import { valuesOfDays } from '../records/position-values/position-values.repository.ts';
import { Breath } from './breath.ts';
import type { DailyLedger, DailyLedgers } from './daily-ledger.ts';
import type { KnownPortfolio } from './known-portfolio.ts';

/** What part of the portfolio is looked at; null for all of it. */
export interface Selection {
  readonly isin: string | null;
  readonly broker: string | null;
  readonly assetClass: AssetClass | null;
}

/** A part of the portfolio, every day from the day before the first entry of all until today. */
export interface SelectedDays {
  readonly selection: Selection;
  /** Of the first entry of the part; null without any. */
  readonly firstDay: LocalDate | null;
  /** How many instruments it has. */
  readonly size: number;
  /** Everything; what cannot be valued on a day adds nothing on it. */
  readonly days: PortfolioDays;
  /** What can be told on every evening of a period (from, to], and what cannot. */
  tellable(from: number, to: number): Promise<{ readonly days: PortfolioDays; readonly left: LeftOut[] }>;
  /** Each instrument by itself, without what is left out. */
  each(left: readonly LeftOut[]): Promise<readonly PeriodInstrument[]>;
  /** What was realised in (start, end], without what is left out. */
  realised(
    method: CostBasisMethod,
    start: LocalDate,
    end: LocalDate,
    left: readonly LeftOut[],
  ): Promise<Decimal>;
}

/** Tells parts of the portfolio day by day. */
export interface DailyBook {
  /** Reads what an edition is walked through with; nothing more is asked of the database for it. */
  read(known: KnownPortfolio, today: LocalDate): Promise<void>;
  select(known: KnownPortfolio, selection: Selection, today: LocalDate): Promise<SelectedDays>;
  /** One unit of an instrument, held through all those days and its splits. */
  unitOf(known: KnownPortfolio, isin: string, today: LocalDate): Promise<PeriodInstrument>;
}

/** The charges of the portfolio as a whole stand among the instruments under this name. */
const NO_ISIN = '';

/** Parts kept ready: each is some megabytes. */
const PARTS_KEPT = 6;

type Values = ReadonlyMap<string, { readonly day: number; readonly value: Decimal }[]>;

/** Everything that one edition of the portfolio is walked through with. */
interface Edition {
  readonly parts: Map<string, Promise<SelectedDays>>;
  readonly known: KnownPortfolio;
  readonly today: LocalDate;
  readonly ledgers: ReadonlyMap<string, DailyLedger>;
  readonly values: Values;
  /** The day before the first entry of all. */
  readonly start: LocalDate;
}

/**
 * Walks through an edition of the portfolio once for each part that is asked for, and keeps the last ones. After a commit
 * only the entries of the positions that it touched are read again.
 */
export function dailyBook(database: Database, ledgers: DailyLedgers): DailyBook {
  const editions = new WeakMap<KnownPortfolio, Promise<Edition>>();

  const open = async (known: KnownPortfolio, today: LocalDate): Promise<Edition> => {
    const opened = editions.get(known) ?? readEdition(database, ledgers, known, today);
    editions.set(known, opened);
    // What could not be read is read again for the next question.
    opened.catch(() => editions.delete(known));
    return await opened;
  };

  return {
    read: async (known, today) => {
      await open(known, today);
    },
    select: async (known, selection, today) => {
      const opened = await open(known, today);
      const { parts } = opened;
      const key = JSON.stringify(selection);
      const part = parts.get(key) ?? selectedDays(opened, selection);
      parts.delete(key);
      parts.set(key, part);
      part.catch(() => parts.delete(key));
      const [oldest] = parts.keys();
      if (parts.size > PARTS_KEPT && oldest !== undefined) parts.delete(oldest);
      return await part;
    },
    unitOf: async (known, isin, today) => {
      const opened = await open(known, today);
      const ledger = opened.ledgers.get(isin);
      const [entries, booked] = [ledger?.entries ?? [], ledger?.days(null) ?? []];
      const values = enteredValues(opened.values.get(isin) ?? [], booked);
      const closes = known.closes.get(isin) ?? [];
      const history = { days: unitHeldFrom(opened.start, booked), values, closes };
      return { isin, entries, history, days: await walk(opened, new Map([[isin, history]])) };
    },
  };
}

async function readEdition(
  database: Database,
  { read }: DailyLedgers,
  known: KnownPortfolio,
  today: LocalDate,
): Promise<Edition> {
  const breath = new Breath();
  const ledgers = new Map<string, DailyLedger>();
  let first = today;
  for (const [isin, { state }] of [...known.positions, [NO_ISIN, known.charges] as const]) {
    const ledger = await read(isin, state, breath);
    ledgers.set(isin, ledger);
    const date = ledger.firstDay(null);
    if (date !== null && date < first) first = date;
    await breath.due();
  }
  const values = await readValues(database);
  return { parts: new Map(), known, today, ledgers, values, start: dayBefore(first) };
}

async function readValues({ read }: Database): Promise<Values> {
  const rows = await valuesOfDays(read);
  const dated = rows.map(({ isin, day, value }) => ({
    isin,
    value: { day: epochDay(localDate(day)), value: decimal(value) },
  }));
  const byIsin = Map.groupBy(dated, ({ isin }) => isin);
  return new Map(Array.from(byIsin, ([isin, of]) => [isin, of.map(({ value }) => value)]));
}

async function walk(
  { known, today, start }: Edition,
  histories: ReadonlyMap<string, InstrumentHistory>,
): Promise<PortfolioDays> {
  const stretch = { start, end: today, base: known.currency, rates: known.rates };
  return await new Breath().finish(portfolioDays(histories, stretch));
}

async function selectedDays(edition: Edition, selection: Selection): Promise<SelectedDays> {
  const histories = await historiesOf(edition, selection);
  const days = await walk(edition, histories);
  const firstDays = Array.from(
    histories.keys(),
    (isin) => edition.ledgers.get(isin)?.firstDay(selection.broker) ?? null,
  );
  const rests = new Map<string, Promise<PortfolioDays>>();
  const firstDay = firstDays.reduce((first, date) => (date && (!first || date < first) ? date : first), null);
  return {
    selection,
    firstDay,
    size: [...histories.keys()].filter((isin) => isin !== NO_ISIN).length,
    days,
    tellable: async (from, to) => {
      const left = leftOut(days.gaps, from, to);
      if (left.length === 0) return { days, left };
      const names = new Set(left.map(({ name }) => name));
      const rest = new Map([...histories].filter(([isin]) => !names.has(isin)));
      const key = [...rest.keys()].join(' ');
      const told = rests.get(key) ?? walk(edition, rest);
      rests.set(key, told);
      return { days: await told, left };
    },
    each: async (left) => {
      const names = new Set(left.map(({ name }) => name));
      const told = [...histories]
        .filter(([isin]) => !names.has(isin))
        .sort(([one], [other]) => (one < other ? -1 : 1));
      const instruments: PeriodInstrument[] = [];
      for (const [isin, history] of told) {
        const entries = edition.ledgers.get(isin)?.entries ?? [];
        instruments.push({ isin, entries, history, days: await walk(edition, new Map([[isin, history]])) });
      }
      return instruments;
    },
    realised: async (method, start, end, left) => {
      const names = new Set(left.map(({ name }) => name));
      const breath = new Breath();
      let total = ZERO;
      for (const isin of histories.keys()) {
        if (names.has(isin)) continue;
        const gains = edition.ledgers.get(isin)?.gains(method) ?? [];
        total = add(total, realisedWithin(gains, start, end, selection.broker));
        await breath.due();
      }
      return total;
    },
  };
}

/** The instruments of a part that have anything in it. */
async function historiesOf(
  { known, ledgers, values }: Edition,
  { isin, broker, assetClass }: Selection,
): Promise<ReadonlyMap<string, InstrumentHistory>> {
  const breath = new Breath();
  const histories = new Map<string, InstrumentHistory>();
  for (const [name, ledger] of ledgers) {
    if (isin !== null && name !== isin) continue;
    if (assetClass !== null && known.instruments.get(name)?.assetClass !== assetClass) continue;
    const days = ledger.days(broker);
    const entered = enteredValues(values.get(name) ?? [], ledger.days(null));
    const closes = known.closes.get(name) ?? [];
    if (days.length > 0) histories.set(name, { days, values: entered, closes });
    await breath.due();
  }
  return histories;
}
