import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Why } from '../api/wire.ts';
import { summary, transaction, transactionList } from '../testing/bodies.ts';
import { plainSpaces } from '../testing/figure-text.ts';
import { positionDetail, valueHistory } from '../testing/holding-bodies.ts';
import { renderApp } from '../testing/render-app.tsx';
import { server } from '../testing/server.ts';
import { snapshotList } from '../testing/snapshot-bodies.ts';
import { why, whyLine } from '../testing/why-bodies.ts';

/** What was asked, in the order of asking. */
let asked: Record<string, string>[];
let answers: Partial<Record<string, Why>>;

beforeEach(() => {
  asked = [];
  answers = {};
  server.use(
    http.get('*/api/v1/analytics/why', ({ request }) => {
      const {
        skip: _skip,
        limit: _limit,
        ...question
      } = Object.fromEntries(new URL(request.url).searchParams);
      asked.push(question);
      const figure = question.figure as Why['figure'];
      return HttpResponse.json(answers[figure] ?? why({ figure, lines: [], lines_total: 0 }));
    }),
    http.get('*/api/v1/snapshots/summary', () => HttpResponse.json(snapshotList())),
    http.get('*/api/v1/snapshots', () => HttpResponse.json({ snapshots: [], total: 0, metadata: null })),
    http.get('*/api/v1/asset-kinds', () => HttpResponse.json({ items: [] })),
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary())),
    http.get('*/api/v1/analytics/positions/:isin', ({ request }) => {
      const { searchParams } = new URL(request.url);
      const method = searchParams.get('method') === 'fifo' ? 'fifo' : 'average';
      const [own, ...others] = positionDetail().brokers;
      const brokers = own ? [own, { ...own, broker: 'IBKR' }, ...others] : [];
      return HttpResponse.json({ ...positionDetail(), method, brokers });
    }),
    http.get('*/api/v1/analytics/value-history', () => HttpResponse.json(valueHistory())),
    http.get('*/api/v1/notes/:isin', () => HttpResponse.json({ isin: 'A', text: '', updated_at: null })),
    http.get('*/api/v1/transactions', () => HttpResponse.json(transactionList([transaction()]))),
  );
});

const SEPTEMBER = '2026-09-30T00:00:00';
const JUNE = '2026-06-30T18:00:00';

type Person = ReturnType<typeof renderApp>['person'];

/** Presses the figure of that name, closes its answer, and tells the question. */
async function questionOf(person: Person, place: HTMLElement, name: RegExp) {
  const before = asked.length;
  await person.click(within(place).getByRole('button', { name }));
  await waitFor(() => {
    expect(asked).toHaveLength(before + 1);
  });
  await person.click(await screen.findByRole('button', { name: 'Close' }));
  return asked.at(-1);
}

describe('the page of snapshots', () => {
  test('asks each figure of its moment beside the oldest one shown', async () => {
    const { person } = renderApp('/snapshots');
    const stats = await screen.findByRole('region', { name: 'Growth in figures' });
    const row = within(screen.getByRole('table', { name: 'Snapshots' })).getAllByRole(
      'row',
    )[1] as HTMLElement;
    const [moment, since] = [{ snapshot_date: SEPTEMBER }, { oldest_date: JUNE }];
    const questions = [
      [
        stats,
        /^Why\? Growth with deposits \+/,
        { figure: 'absolute_change_from_oldest', ...moment, ...since },
      ],
      [stats, /Average growth/, { figure: 'avg_monthly_increment', ...moment, ...since }],
      [stats, /Net contributions/, { figure: 'net_contributions', ...moment, ...since }],
      [stats, /Market change/, { figure: 'market_change', ...moment, ...since }],
      [stats, /Snapshots 2/, { figure: 'snapshots_count', ...moment, ...since }],
      [row, /Total of the snapshot/, { figure: 'snapshot_total_value_eur', ...moment }],
      [
        row,
        /Growth with deposits, percent \+20/,
        { figure: 'percentage_change_from_oldest', ...moment, ...since },
      ],
      [row, /CZK for 1 EUR/, { figure: 'exchange_rate_used', ...moment }],
    ] as const;
    for (const [place, name, question] of questions) {
      expect(await questionOf(person, place, name)).toEqual(question);
    }
  });

  test('leads from the total over a kind to the very snapshot', async () => {
    const about = { isin: null, snapshot_date: SEPTEMBER } as const;
    const given = { rule: 'given', expression: {}, operator: 'start', snapshot_date: SEPTEMBER } as const;
    const cash = { ...given, asset_type: 'cash_czk', operand: '83.33', result: '83.33' } as const;
    answers = {
      snapshot_total_value_eur: why({
        ...{ ...about, figure: 'snapshot_total_value_eur', value: '83.33' },
        lines: [{ ...cash, kind: 'figure', figure: 'snapshot_type_value_eur' }],
      }),
      // 41.6666666667 + 41.6666666667 = 83.3333333334
      snapshot_type_value_eur: why({
        ...{ ...about, figure: 'snapshot_type_value_eur', value: '83.33', asset_type: 'cash_czk' },
        lines_total: 2,
        lines: [
          {
            ...cash,
            kind: 'snapshot_row',
            asset_detail: 'KB',
            operand: '83.3333333334',
            result: '83.3333333334',
          },
          {
            ...{ kind: 'rounding', operator: 'plus', operand: '-0.0033333334', rule: 'to_cents' },
            ...{ expression: { value: '83.3333333334', fraction_digits: '2' }, result: '83.33' },
          } as const,
        ],
      }),
    };
    const { person, at } = renderApp(`/snapshots?why=snapshot_total_value_eur&why_at=${SEPTEMBER}`);
    const total = within(await screen.findByRole('dialog', { name: 'Total of the snapshot' }));
    expect(await total.findByText(/^Snapshot of Sep 30, 2026 · as of/)).toBeInTheDocument();
    await person.click(total.getByRole('link', { name: 'Cash in CZK' }));
    const part = within(await screen.findByRole('dialog', { name: 'Part of the snapshot' }));
    const rows = (await part.findAllByRole('row')).slice(1).map((row) => plainSpaces(row.textContent));
    expect(rows).toEqual([
      'Cash in CZK, KB 83.333333333483.3333333334',
      'Rounded to cents+ −0.003333333483.3300000000',
    ]);
    expect(asked.at(-1)).toEqual({
      figure: 'snapshot_type_value_eur',
      asset_type: 'cash_czk',
      snapshot_date: SEPTEMBER,
    });
    await person.click(part.getByRole('link', { name: 'Cash in CZK, KB' }));
    expect(await screen.findByRole('dialog', { name: 'Snapshot of Sep 30, 2026' })).toBeInTheDocument();
    expect(new URL(at(), 'http://app').searchParams.get('snapshot')).toBe(SEPTEMBER);
  });

  test('tells contributions in EUR, each at the rate of its day, units that left at their cost', async () => {
    const comparison = { isin: null, snapshot_date: SEPTEMBER, oldest_date: JUNE } as const;
    answers = {
      net_contributions: why({
        ...{ ...comparison, figure: 'net_contributions', value: '150.00', lines_total: 2 },
        lines: [
          whyLine({
            ...{ transaction_type: 'TRANSFER_IN', operand: '400', result: '400' },
            expression: { units: '10', price: '50', base_per_eur: '1.25' },
          }),
          whyLine({
            ...{ transaction_type: 'TRANSFER_OUT', rule: 'cost_leaves', operator: 'minus' },
            ...{ operand: '250', result: '150', expression: { cost_of_units: '300', base_per_eur: '1.2' } },
          }),
        ],
      }),
    };
    renderApp(`/snapshots?why=net_contributions&why_at=${SEPTEMBER}&why_since=${JUNE}`);
    const dialog = within(await screen.findByRole('dialog', { name: 'Net contributions' }));
    const rows = (await dialog.findAllByRole('row')).slice(1).map((row) => plainSpaces(row.textContent));
    expect(rows).toEqual([
      expect.stringContaining('10 × 50 ÷ 1.25') as string,
      expect.stringContaining('300 ÷ 1.2') as string,
    ]);
  });

  test('names days and moments in the lines, and says what the ledger cannot tell', async () => {
    const comparison = { isin: null, snapshot_date: SEPTEMBER, oldest_date: JUNE } as const;
    answers = {
      avg_monthly_increment: why({
        ...{ ...comparison, figure: 'avg_monthly_increment', value: '6593.41' },
        lines: [
          {
            ...{ kind: 'days', operator: 'divide', operand: '91', rule: 'days_between', expression: {} },
            ...{ result: '6593.41', snapshot_date: SEPTEMBER, oldest_date: JUNE },
          } as const,
        ],
      }),
      net_contributions: why({
        ...{ ...comparison, figure: 'net_contributions', value: '1000.00' },
        lines: [whyLine()],
      }),
      market_change: why({
        ...{ ...comparison, figure: 'market_change', value: null, lines: [], lines_total: 0 },
        unavailable: { code: 'ledger_too_young' },
      }),
    };
    const { person } = renderApp('/snapshots');
    const stats = within(await screen.findByRole('region', { name: 'Growth in figures' }));
    await person.click(stats.getByRole('button', { name: /Average growth/ }));
    expect(await screen.findByText(/^Whole days from Jun 30, 2026.* to Sep 30, 2026$/)).toBeInTheDocument();
    expect(screen.getByText(/^Snapshot of Sep 30, 2026 beside that of Jun 30, 2026/)).toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: 'Close' }));
    await person.click(stats.getByRole('button', { name: /Net contributions/ }));
    const trade = await screen.findByRole('link', { name: 'Purchase of Jan 15, 2025 · FTSE All-World' });
    expect(trade).toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: 'Close' }));
    await person.click(stats.getByRole('button', { name: /Market change/ }));
    expect(await screen.findByText(/first trade came after the oldest snapshot/)).toBeInTheDocument();
  });
});

describe('the page of a holding', () => {
  const ISIN = 'IE00BK5BQT80';
  const tableOf = async (name: string) => await screen.findByRole('table', { name });

  test('asks by first in, first out what that tells differently', async () => {
    const { person } = renderApp(`/holdings/${ISIN}?method=fifo`);
    const facts = await screen.findByRole('region', { name: 'Key figures' });
    const cost = { figure: 'cost_basis', isin: ISIN, method: 'fifo' };
    expect(await questionOf(person, facts, /Cost basis/)).toEqual(cost);
    expect(await questionOf(person, facts, /Units/)).toEqual({ figure: 'total_units', isin: ISIN });
    const sale = within(await tableOf('Trades')).getAllByRole('row')[1] as HTMLElement;
    const gain = { figure: 'trade_realised_gain', transaction_id: '2', method: 'fifo' };
    expect(await questionOf(person, sale, /Realised gain of the trade/)).toEqual(gain);
    const after = { figure: 'average_cost_after', transaction_id: '2', method: 'fifo' };
    expect(await questionOf(person, sale, /Average cost after/)).toEqual(after);
    const left = { figure: 'units_after', transaction_id: '2' };
    expect(await questionOf(person, sale, /Units after/)).toEqual(left);
    const cash = { figure: 'net_amount', transaction_id: '2' };
    expect(await questionOf(person, sale, /Cash flow/)).toEqual(cash);
  });

  test('follows the lines by the same method', async () => {
    answers = {
      unrealised_gain: why({
        figure: 'unrealised_gain',
        method: 'fifo',
        lines_total: 2,
        lines: (['market_value', 'cost_basis'] as const).map((figure) => ({
          ...{ kind: 'figure', operator: 'plus', operand: '1', rule: 'given', expression: {}, result: '1' },
          ...{ figure, isin: ISIN },
        })),
      }),
    };
    const { person } = renderApp(`/holdings/${ISIN}?why=unrealised_gain&of=${ISIN}&why_method=fifo`);
    const dialog = within(await screen.findByRole('dialog', { name: 'Unrealised gain' }));
    expect(await dialog.findByText(/oldest units are sold first/)).toBeInTheDocument();
    expect(dialog.getByRole('link', { name: 'Market value' })).not.toHaveAttribute(
      'href',
      expect.stringContaining('fifo'),
    );
    await person.click(dialog.getByRole('link', { name: 'Cost basis' }));
    await screen.findByRole('dialog', { name: 'Cost basis' });
    await waitFor(() => {
      expect(asked.at(-1)).toEqual({ figure: 'cost_basis', isin: ISIN, method: 'fifo' });
    });
  });

  test('asks what is left of a purchase, and what lies at each broker', async () => {
    const { person } = renderApp(`/holdings/${ISIN}`);
    const lot = within(await tableOf('Open lots')).getAllByRole('row')[1] as HTMLElement;
    for (const [name, figure] of [
      [/Units of the lot/, 'lot_units'],
      [/Unit cost/, 'lot_unit_cost'],
      [/Cost of the lot/, 'lot_cost'],
      [/Fees of the lot/, 'lot_fees'],
    ] as const) {
      expect(await questionOf(person, lot, name)).toEqual({ figure, transaction_id: '1' });
    }
    const broker = within(await tableOf('By broker')).getAllByRole('row')[2] as HTMLElement;
    for (const [name, figure] of [
      [/Units/, 'total_units'],
      [/Trades/, 'transactions_count'],
      [/Net invested/, 'net_buy_in_cost'],
      [/Fees/, 'total_fees'],
    ] as const) {
      expect(await questionOf(person, broker, name)).toEqual({ figure, isin: ISIN, broker: 'IBKR' });
    }
  });
});

test('the cash flow of a trade is asked in the list of transactions', async () => {
  const { person } = renderApp('/transactions');
  const table = await screen.findByRole('table', { name: 'Transactions' });
  const question = { figure: 'net_amount', transaction_id: '1' };
  expect(await questionOf(person, table, /Why\? Cash flow/)).toEqual(question);
});

test('a percentage is asked apart from its amount', async () => {
  const { person } = renderApp('/');
  const table = await screen.findByRole('table', { name: 'Holdings' });
  const row = within(table).getAllByRole('row')[1] as HTMLElement;
  expect(await questionOf(person, row, /Unrealised gain, percent/)).toMatchObject({
    figure: 'unrealised_gain_percentage',
  });
});
