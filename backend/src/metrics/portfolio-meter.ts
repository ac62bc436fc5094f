import { stat } from 'node:fs/promises';
import { epochDay, localDate } from '@portfolio/domain';
import type { BackupKeeper } from '../backups/backup-keeper.ts';
import { ageOf } from '../backups/due.ts';
import { readState } from '../backups/backup-state.ts';
import { todayHere } from '../db/instant.ts';
import type { Deps } from '../deps.ts';
import { listFetchStates } from '../refresh/fetch-states.repository.ts';
import type { Refresher } from '../refresh/refresher.ts';
import type { PortfolioReader } from '../reports/known-portfolio.ts';
import type { Family, Sample } from './exposition.ts';
import { countChanges } from './changes-made.repository.ts';

const SECONDS_PER_DAY = 86_400;

export interface Watched {
  readonly deps: Pick<Deps, 'config' | 'database'>;
  readonly book: PortfolioReader;
  readonly backups: BackupKeeper;
  readonly refresher: Refresher;
}

const yes = (claim: boolean) => (claim ? 1 : 0);

async function writeFamilies({ database }: Watched['deps']): Promise<Family[]> {
  const size = async (path: string) =>
    await stat(path).then(
      ({ size: bytes }) => bytes,
      () => 0,
    );
  return [
    {
      name: 'portfolio_writes_total',
      type: 'counter',
      help: 'Changes that were ever committed to the portfolio, imports and undone ones included.',
      samples: [{ value: await countChanges(database.read) }],
    },
    {
      name: 'portfolio_database_bytes',
      type: 'gauge',
      help: 'Size of the database file and of its write-ahead log.',
      samples: [
        { labels: { file: 'database' }, value: await size(database.path) },
        { labels: { file: 'log' }, value: await size(`${database.path}-wal`) },
      ],
    },
  ];
}

async function backupFamilies({ config }: Watched['deps'], keeper: BackupKeeper): Promise<Family[]> {
  const [newest] = await keeper.kept();
  const { failure, sent, sentFailure } = await readState(config);
  const hasStore = config.backupS3 !== null;
  const folder = { labels: { place: 'folder' } };
  const store = { labels: { place: 'store' } };
  const age = (place: typeof folder, madeAt: string | undefined): Sample[] =>
    madeAt === undefined ? [] : [{ ...place, value: Math.max(0, ageOf(madeAt)) / 1000 }];
  return [
    {
      name: 'portfolio_backup_age_seconds',
      type: 'gauge',
      help: 'Since the newest backup was made; absent while there is none.',
      samples: [...age(folder, newest?.madeAt), ...(hasStore ? age(store, sent?.at) : [])],
    },
    {
      name: 'portfolio_backup_failed',
      type: 'gauge',
      help: '1 when the last attempt came to nothing.',
      samples: [
        { ...folder, value: yes(failure !== null) },
        ...(hasStore ? [{ ...store, value: yes(sentFailure !== null) }] : []),
      ],
    },
  ];
}

async function priceFamilies(book: PortfolioReader): Promise<Family[]> {
  const today = epochDay(localDate(todayHere()));
  const { holdings } = (await book.portfolio()).summary;
  const ages = holdings
    .flatMap(({ priceDate }) => (priceDate === null ? [] : [today - epochDay(priceDate)]))
    .map((days) => Math.max(0, days) * SECONDS_PER_DAY);
  const samples = [
    { labels: { of: 'newest' }, value: Math.min(...ages) },
    { labels: { of: 'oldest' }, value: Math.max(...ages) },
  ];
  return [
    {
      name: 'portfolio_price_age_seconds',
      type: 'gauge',
      help: 'In whole days: of the prices that holdings are valued by, the newest and the oldest.',
      samples: ages.length === 0 ? [] : samples,
    },
    {
      name: 'portfolio_holdings_without_price',
      type: 'gauge',
      help: 'Holdings that count for nothing because no price or no exchange rate is known.',
      samples: [{ value: holdings.filter(({ noValue }) => noValue !== null).length }],
    },
  ];
}

async function refreshFamilies({ database }: Watched['deps'], refresher: Refresher): Promise<Family[]> {
  const states = await listFetchStates(database.read);
  return [
    {
      name: 'portfolio_refresh_errors_total',
      type: 'counter',
      help: 'Instruments and currencies of which no provider told anything when asked, since the start.',
      samples: [{ value: refresher.failedSinceStart() }],
    },
    {
      name: 'portfolio_refresh_failing',
      type: 'gauge',
      help: 'How many of them the last question about was in vain.',
      samples: (['price', 'rate'] as const).map((kind) => ({
        labels: { kind },
        value: states.filter((one) => one.kind === kind && one.told_at !== one.asked_at).length,
      })),
    },
  ];
}

/** How the owner's data are: how much is written, how old backups and prices are, whether providers answer. */
export async function portfolioFamilies({ deps, book, backups, refresher }: Watched): Promise<Family[]> {
  return [
    ...(await writeFamilies(deps)),
    ...(await backupFamilies(deps, backups)),
    ...(await priceFamilies(book)),
    ...(await refreshFamilies(deps, refresher)),
  ];
}
