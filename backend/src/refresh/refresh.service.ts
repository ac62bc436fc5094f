import type { z } from 'zod';
import type { PackKind } from '../db/close-packs.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../http/problem.ts';
import { listSources } from '../records/listings/listings.repository.ts';
import { listFetchStates, newestValues } from './fetch-states.repository.ts';
import { type statusSchema, wireState } from './refresh.schema.ts';
import type { Progress, Refresher } from './refresher.ts';

/** @throws Problem 409 when nothing may leave this machine, 404 when that instrument has no listing */
export async function startRefresh(deps: Deps, refresher: Refresher, isin: string | null): Promise<Progress> {
  if (deps.config.priceRefresh === 'off')
    throw new Problem(409, 'refresh_off', 'PRICE_REFRESH is off: no provider is asked for anything.');
  const progress = await refresher.refresh(isin);
  if (progress === null) {
    const name = isin ?? '';
    throw new Problem(404, 'listing_not_found', `${name} has no listing.`, { isin: name });
  }
  return progress;
}

/** How each instrument that has a listing or any close stands, by ISIN, and each currency that has any rate. */
export async function priceStatus(deps: Deps): Promise<z.output<typeof statusSchema>> {
  const { read } = deps.database;
  const states = await listFetchStates(read);
  const listed = (await listSources(read)).map((row) => row.isin);
  const rowsOf = async (kind: PackKind, others: readonly string[]) => {
    const byName = new Map(states.filter((state) => state.kind === kind).map((state) => [state.name, state]));
    const newest = await newestValues(read, kind);
    const names = new Set([...byName.keys(), ...newest.keys(), ...others]);
    return [...names].sort().map((name) => [name, wireState(byName.get(name), newest.get(name))] as const);
  };
  return {
    refresh: deps.config.priceRefresh,
    prices: (await rowsOf('price', listed)).map(([isin, state]) => ({ isin, ...state })),
    rates: (await rowsOf('rate', [])).map(([currency, state]) => ({ currency, ...state })),
  };
}
