import type { Config } from './config.ts';
import type { Database } from './db/open-database.ts';
import type { RunWork } from './db/unit-of-work.ts';
import type { Log } from './log.ts';

/** What every feature is given by the composition. */
export interface Deps {
  readonly config: Config;
  readonly database: Database;
  /** Runs one change of the owner; see db/unit-of-work.ts. */
  readonly run: RunWork;
  readonly log: Log;
}

/** The base currency, in which fees are paid and totals are told. A setting in a later release. */
export const BASE_CURRENCY = 'EUR';
