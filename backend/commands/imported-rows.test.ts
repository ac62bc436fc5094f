import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  earlierDatabase,
  earlierSnapshot,
  earlierTrade,
  earlierValue,
  emptyEarlierDatabase,
} from '../src/testing/earlier-database.ts';
import { type ImportTrial, importTrial } from '../src/testing/import-trial.ts';

const ISIN = 'IE00BK5BQT80';
const OTHER = 'IE00B3XXRP09';

let trial: ImportTrial;

beforeEach(async () => {
  trial = await importTrial();
});

afterEach(async () => {
  await trial.close();
});

describe('values of positions that were closed or reopened', () => {
  const [EARLY, LATE] = ['2024-02-01 09:00:00.000000', '2024-03-01 09:00:00.000000'];

  test('a value that was there before trades closed its position is left; one entered afterwards stays', async () => {
    const out = await trial.bring(
      emptyEarlierDatabase(
        trial.folder,
        'portfolio.db',
        ...[ISIN, OTHER].flatMap((isin, index) => [
          earlierTrade({ id: 2 * index + 1, isin }),
          earlierTrade({ id: 2 * index + 2, isin, type: 'SELL', at: '2024-02-15 09:00:00.000000' }),
        ]),
        earlierValue(1, ISIN, '1100', EARLY),
        earlierValue(2, OTHER, '900', LATE),
      ),
    );
    expect(out).toContain(
      `position value 1 (${ISIN}): it said 1100; trades recorded later closed its position`,
    );
    expect(await trial.valuedIsins()).toEqual([OTHER]);
    expect((await trial.summary()).total_current_portfolio_invested_value).toBe('0.0000');
  });

  test('a value of a closed position does not come to life when it is reopened', async () => {
    const out = await trial.bring(
      emptyEarlierDatabase(
        trial.folder,
        'portfolio.db',
        earlierTrade({ id: 1, isin: ISIN }),
        earlierTrade({ id: 2, isin: ISIN, type: 'SELL' }),
        earlierValue(1, ISIN, '1100', EARLY),
        earlierTrade({ id: 3, isin: ISIN, at: LATE }),
      ),
    );
    expect(out).toContain('it said 1100; trades recorded later reopened its position, which was closed');
    expect(out).toContain('Value of holdings  1100.00      0.00  differs: 1 position value left');
    expect(await trial.valuedIsins()).toEqual([]);
  });

  test('a value stays when trades only added to its position, or it was entered before the first', async () => {
    await trial.bring(
      emptyEarlierDatabase(
        trial.folder,
        'portfolio.db',
        earlierTrade({ id: 1, isin: ISIN }),
        earlierValue(1, ISIN, '1100', EARLY),
        earlierValue(2, OTHER, '900', EARLY),
        earlierTrade({ id: 2, isin: ISIN, at: LATE }),
        earlierTrade({ id: 3, isin: OTHER, at: LATE }),
      ),
    );
    expect((await trial.summary()).total_current_portfolio_invested_value).toBe('2000.0000');
  });
});

describe('rows that cannot be brought', () => {
  test('are left with every reason, and the others are brought', async () => {
    const at = '2024-01-01 00:00:00.000000';
    const out = await trial.bring(
      emptyEarlierDatabase(
        trial.folder,
        'portfolio.db',
        earlierTrade({ id: 1, isin: ISIN }),
        earlierTrade({ id: 2, isin: ISIN, date: '2024-02-30', type: 'HOLD' }),
        earlierTrade({ id: 3, isin: ISIN, units: '9e999' }),
        earlierTrade({ id: 4, isin: ISIN, price: "'dear'" }),
        earlierTrade({ id: 5, isin: ISIN, units: '0.00001' }),
        earlierTrade({ id: 6, isin: 'NO ISIN AT\u0007L' }),
        earlierTrade({ id: 7, isin: 'IE00BK5BQT81', date: '2999-01-01' }),
        earlierValue(1, ISIN, "x'00ff'", at),
        earlierSnapshot(1, 'yesterday', 'investments', '5'),
        earlierSnapshot(2, at, 'a house', '9e999'),
        `INSERT INTO user_settings VALUES (1, 'czk_eur_exchange_rate', 'cheap', '${at}', '${at}')`,
        `INSERT INTO user_settings VALUES (2, 'colour', 'red', '${at}', '${at}')`,
      ),
    );
    for (const line of [
      `transaction 2 (2024-02-30, ${ISIN}): date "2024-02-30" is no calendar day; transaction_type "HOLD" is not one of BUY, SELL`,
      `transaction 3 (2024-01-15, ${ISIN}): units Infinity is not a finite number`,
      `transaction 4 (2024-01-15, ${ISIN}): price_per_unit "dear" is not a finite number`,
      `transaction 5 (2024-01-15, ${ISIN}): units 0.00001 is read as 0`,
      `position value 1 (${ISIN}): current_value binary data is not a finite number`,
      'snapshot row 1 (yesterday, investments): snapshot_date "yesterday" is no date and time; created_at "yesterday" is no date and time',
      'setting 1 (czk_eur_exchange_rate): setting_value "cheap" is no exchange rate',
      'setting 2 (colour): setting_key "colour" is not one of czk_eur_exchange_rate',
    ]) {
      expect(out).toContain(`  ${line}\n`);
    }
    expect(out).toContain('transaction 6 (2024-01-15, NO ISIN AT\\u0007L): isin');
    expect(out).toContain(
      'transaction 7 (2999-01-01, IE00BK5BQT81): the check digit of IE00BK5BQT81 should be 0; kept as it is; its day 2999-01-01 is in the future',
    );
    expect((await trial.trades()).transactions.map(({ id }) => id)).toEqual([7, 1]);
    expect((await trial.assets()).exchange_rate_used).toBe('25.00');
  });
});

describe('a target with data of its own', () => {
  const own = {
    date: '2024-01-15',
    isin: ISIN,
    broker: 'DEGIRO',
    transaction_type: 'BUY',
    units: '10',
    price_per_unit: '100',
    fee: '2',
  };

  test('keeps it: what stands there wins, and the report says so', async () => {
    await trial.api.call('POST', '/transactions', own);
    await trial.api.call('POST', '/transactions', { ...own, isin: OTHER, units: '3' });
    await trial.api.call('POST', '/position-values', { isin: ISIN, current_value: '1234' });
    await trial.api.call('POST', '/isin-metadata', { isin: ISIN, name: 'My own name', type: 'STOCK' });
    await trial.api.call('POST', '/settings/exchange-rate', { exchange_rate: '26.75' });
    await trial.api.call('POST', '/other-assets', { asset_type: 'crypto', currency: 'EUR', value: '7' });
    await trial.api.call('POST', '/snapshots?snapshot_datetime=2024-11-28T18:30:00');
    const out = await trial.bring(
      earlierDatabase(trial.folder, 'portfolio.db', earlierTrade({ id: 65, isin: ISIN })),
    );
    for (const line of [
      `transaction 65 (2024-01-15, ${ISIN}): the same trade was recorded here already, as transaction 1`,
      `position value 1 (${ISIN}): it says 7735.9877; here it is 1234, which stays`,
      `metadata 1 (${ISIN}): it says Vanguard FTSE All-World Acc (STOCK); here it is My own name (STOCK), which stays`,
      'setting 1 (czk_eur_exchange_rate): it says 24.35; here it is 26.75, which stays',
      'other asset 1 (crypto): it says 1200.5 EUR; here it is 7 EUR, which stays',
    ]) {
      expect(out).toContain(`  ${line}\n`);
    }
    expect(out).toContain('2024-11-28T18:30:00.000000 has another snapshot here, which stays');
    expect(out).toContain('Positions (units, purchases, proceeds, fees, trades): 7 of 8 are equal.');
    expect(out).toContain('differs: 1 transaction here that did not come from there');
    expect(out).toContain('Every difference is explained above.');
    expect(out).toContain('New ids were given in transactions,');
    expect((await trial.trades()).total).toBe(66);
    expect((await trial.assets()).exchange_rate_used).toBe('26.75');
    expect(await trial.valuedIsins()).toHaveLength(8);
  });

  test('a value here goes when trades that are brought close its position, and returns with the undo', async () => {
    await trial.api.call('POST', '/transactions', own);
    await trial.api.call('POST', '/position-values', { isin: ISIN, current_value: '1234' });
    await trial.bring(
      emptyEarlierDatabase(
        trial.folder,
        'portfolio.db',
        earlierTrade({ id: 1, isin: ISIN, type: 'SELL', date: '2024-06-01' }),
      ),
    );
    expect((await trial.summary()).closed_positions.map(({ isin }) => isin)).toEqual([ISIN]);
    expect(await trial.valuedIsins()).toEqual([]);
    expect((await trial.api.call('POST', '/changes/3/undo')).status).toBe(201);
    expect(await trial.valuedIsins()).toEqual([ISIN]);
  });

  test('a trade that was edited since, here or there, stays as it is here', async () => {
    const statements = [1, 2].map((id) => earlierTrade({ id, isin: ISIN, date: `2024-01-1${id}` }));
    await trial.bring(emptyEarlierDatabase(trial.folder, 'portfolio.db', ...statements));
    await trial.api.call('PUT', '/transactions/1', { units: '11' });
    const out = await trial.bring(
      emptyEarlierDatabase(
        trial.folder,
        'portfolio.db',
        ...statements,
        'UPDATE transactions SET units = 12 WHERE id = 2',
      ),
    );
    expect(out).toContain('brought before and edited here since; transaction 1 stays as it is');
    expect(out).toContain('brought before and edited there since; transaction 2 stays as it is');
    expect((await trial.trades()).transactions.map(({ id, units }) => [id, units])).toEqual([
      [2, '10.0000'],
      [1, '11.0000'],
    ]);
  });

  test('what was recorded there since the first run is brought by the second', async () => {
    const first = earlierTrade({ id: 1, isin: ISIN });
    await trial.bring(emptyEarlierDatabase(trial.folder, 'portfolio.db', first));
    const out = await trial.bring(
      emptyEarlierDatabase(trial.folder, 'portfolio.db', first, earlierTrade({ id: 2, isin: ISIN })),
    );
    expect(out).toMatch(/transactions +2 +1 +1 +0/);
    expect((await trial.summary()).holdings).toMatchObject([{ isin: ISIN, total_units: '20.0000' }]);
  });
});
