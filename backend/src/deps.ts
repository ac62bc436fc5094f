import type { Investments } from '@portfolio/domain';
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

/** The one value of all investments, told by the portfolio's book; records are given it, as they import no report. */
export interface InvestmentsValue {
  /** Sum of the values over open holdings, in the base currency, and the last rate of that. */
  investments(): Promise<Investments>;
}

/** How descriptions name the currency that fees are paid and totals told in; which one it is, is a setting. */
export const BASE_CURRENCY = 'the base currency';
