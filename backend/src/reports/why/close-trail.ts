import {
  type Close,
  closeLines,
  type CloseTold,
  closeTold,
  dateOfEpochDay,
  type LocalDate,
} from '@portfolio/domain';
import type { Kysely } from 'kysely';
import { MANUAL } from '../../db/close-packs.ts';
import type { Tables } from '../../db/tables.ts';
import type { ReadLedger } from '../instrument-ledger.ts';
import type { KnownPortfolio } from '../known-portfolio.ts';
import { type Page, pageOf, type TrailPage } from './trade-trail.ts';

/** The change by which the owner entered a close. */
export interface EnteredBy {
  readonly id: number;
  readonly madeAt: string;
  readonly isImport: boolean;
  readonly fileName: string | null;
}

/** A close, and who says so. */
export interface CloseOrigin extends CloseTold {
  /** Of one that was entered. */
  readonly change: EnteredBy | null;
  /** When its provider last told any close of the instrument; null while another source is the one that tells. */
  readonly toldAt: string | null;
}

/** The close that counts on a day, where it comes from, and its one line; `no_price` when there is none so early. */
export async function closeTrail(
  db: Kysely<Tables>,
  readLedger: ReadLedger,
  known: KnownPortfolio,
  isin: string,
  date: LocalDate,
  page: Page,
): Promise<{ readonly origin: CloseOrigin | null; readonly trail: TrailPage | 'no_price' }> {
  const folded = known.positions.get(isin);
  const entries = folded ? (await readLedger(isin, folded.state)).trades : [];
  const told = closeTold(known.closes.get(isin) ?? [], entries, date);
  if (!told) return { origin: null, trail: 'no_price' };
  const isEntered = told.close.source === MANUAL;
  const change = isEntered ? await changeOf(db, isin, told.close) : null;
  const toldAt = isEntered ? null : await toldAtOf(db, isin, told.close);
  return { origin: { ...told, change, toldAt }, trail: pageOf(closeLines(told, isin), page) };
}

async function changeOf(db: Kysely<Tables>, isin: string, { day }: Close): Promise<EnteredBy | null> {
  const row = await db
    .selectFrom('prices_versions as price')
    .innerJoin('changes as change', 'change.id', 'price.from_change')
    .select(['change.id', 'change.made_at', 'change.action', 'change.file_name'])
    .where('price.isin', '=', isin)
    .where('price.date', '=', dateOfEpochDay(day))
    .where('price.to_change', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { id, made_at: madeAt, action, file_name: fileName } = row;
  return { id, madeAt, isImport: action === 'import', fileName };
}

async function toldAtOf(db: Kysely<Tables>, isin: string, { source }: Close): Promise<string | null> {
  const row = await db
    .selectFrom('fetch_states')
    .select('told_at')
    .where('kind', '=', 'price')
    .where('name', '=', isin)
    .where('source', '=', source)
    .executeTakeFirst();
  return row?.told_at ?? null;
}
