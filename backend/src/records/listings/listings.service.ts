import type { RowOf } from '../../db/tables.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { checkBasis } from '../../http/based-on.ts';
import { Problem } from '../../http/problem.ts';
import { listSources, sourcesOf } from './listings.repository.ts';
import { isSameSource, type ListingInput, listingStamp, sourceColumns } from './listings.schema.ts';

type Row = RowOf<'listings'>;

function existing(rows: Row[], isin: string): Row[] {
  if (rows.length > 0) return rows;
  throw new Problem(404, 'listing_not_found', `${isin} has no listing.`, { isin });
}

/** The sources of every instrument that has any, by ISIN. */
export async function allListings(deps: Deps): Promise<Map<string, Row[]>> {
  return Map.groupBy(await listSources(deps.database.read), (row) => row.isin);
}

export async function showListing(deps: Deps, isin: string): Promise<Row[]> {
  return existing(await sourcesOf(deps.database.read, isin), isin);
}

/** In words: `Yahoo VWCE.DE, then an address`. */
function inWords(sources: readonly { provider: Row['provider']; symbol: string | null }[]): string {
  const names = { yahoo: 'Yahoo', address: 'an address', manual: 'by hand' };
  return sources
    .map(({ provider, symbol }) =>
      provider === 'yahoo' && symbol ? `${names.yahoo} ${symbol}` : names[provider],
    )
    .join(', then ');
}

/** Writes the whole listing of an ISIN; the same again changes nothing. */
export async function putListing(
  deps: Deps,
  isin: string,
  { sources, based_on: basedOn }: ListingInput,
  requestId: string,
): Promise<Done<Row[]>> {
  const told = sources.map(sourceColumns);
  const words = inWords(told);
  const deed = {
    action: 'create',
    subject: 'listings',
    summary: `Prices of ${isin}: ${words}`,
    requestId,
  } as const;
  const done = await deps.run(deed, async ({ trx, change, at }): Promise<Row[]> => {
    const before = await sourcesOf(trx, isin);
    const isSame = (index: number) => {
      const [row, columns] = [before[index], told[index]];
      return row !== undefined && columns !== undefined && isSameSource(row, columns);
    };
    if (before.length === told.length && told.every((_columns, index) => isSame(index))) return before;
    checkBasis(listingStamp(before), basedOn);
    if (before.length > 0) await change.summarise(`Prices of ${isin}: ${words}`, 'update');
    await change.remove(
      'listings',
      before.slice(told.length).map((row) => row.id),
    );
    for (const [index, columns] of told.entries()) {
      const row = before[index];
      // Where others go away, the first source tells when the listing last changed.
      if (isSame(index) && !(index === 0 && before.length > told.length)) continue;
      if (row) await change.replace('listings', { ...row, ...columns, updated_at: at });
      else
        await change.insert('listings', [
          { ...columns, isin, rank: index + 1, created_at: at, updated_at: at },
        ]);
    }
    return await sourcesOf(trx, isin);
  });
  if (done.changeId !== null) deps.log.info('listing written', { isin, sources: sources.length });
  return done;
}

export async function deleteListing(deps: Deps, isin: string, requestId: string): Promise<Done<Row[]>> {
  const summary = `No prices of ${isin} are asked for any more`;
  const deed = { action: 'delete', subject: 'listings', summary, requestId } as const;
  const done = await deps.run(deed, async ({ trx, change }) => {
    const rows = existing(await sourcesOf(trx, isin), isin);
    await change.remove(
      'listings',
      rows.map((row) => row.id),
    );
    return rows;
  });
  deps.log.info('listing deleted', { isin });
  return done;
}
