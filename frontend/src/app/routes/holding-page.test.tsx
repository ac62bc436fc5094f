import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PositionDetail } from '../../api/wire.ts';
import { summary, transaction, transactionList } from '../../testing/bodies.ts';
import { plainSpaces } from '../../testing/figure-text.ts';
import { positionDetail, valueHistory } from '../../testing/holding-bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const PATH = '/holdings/IE00BK5BQT80';

let detail: PositionDetail;
let note: string;
/** Searches of the position and of its history. */
let asked: { position: string[]; history: string[] };

beforeEach(() => {
  detail = positionDetail();
  note = '';
  asked = { position: [], history: [] };
  const noteBody = () => ({ isin: detail.isin, text: note, updated_at: null });
  server.use(
    http.get('*/api/v1/analytics/positions/:isin', ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.position.push(searchParams.get('method') ?? '');
      return HttpResponse.json({ ...detail, method: searchParams.get('method') });
    }),
    http.get('*/api/v1/analytics/value-history', ({ request }) => {
      asked.history.push(new URL(request.url).searchParams.get('start_date') ?? 'all');
      return HttpResponse.json(valueHistory());
    }),
    http.get('*/api/v1/notes/:isin', () => HttpResponse.json(noteBody())),
    http.put('*/api/v1/notes/:isin', async ({ request }) => {
      note = ((await request.json()) as { text: string }).text;
      return HttpResponse.json(noteBody(), { headers: { 'X-Change-ID': '12' } });
    }),
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary())),
    http.get('*/api/v1/transactions', () => HttpResponse.json(transactionList([]))),
    http.get('*/api/v1/transactions/:id', () => HttpResponse.json(transaction({ id: 1 }))),
  );
});

const textOf = (element: Element | null) => plainSpaces(element?.textContent ?? null);
const rowsOf = async (name: string) =>
  within(await screen.findByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(textOf);

describe('a holding', () => {
  test('says what it is, what it is worth and what it cost', async () => {
    renderApp(PATH);
    expect(await screen.findByRole('heading', { name: 'FTSE All-World' })).toBeInTheDocument();
    expect(screen.getByText('IE00BK5BQT80 · Stocks · DEGIRO')).toBeInTheDocument();
    expect(screen.getByText('Market value · price of Nov 24, 2026')).toBeInTheDocument();
    const facts = within(screen.getByRole('region', { name: 'Key figures' }));
    const terms = facts.getAllByRole('term').map(textOf);
    expect(terms).toEqual([
      'Units',
      'Average cost',
      'Cost basis',
      'Worth now, EUR',
      'Realised gain',
      'Fees paid',
    ]);
    expect(textOf(facts.getAllByRole('definition')[2] ?? null)).toContain('€60,228.14');
  });

  test('lists its open lots, and its trades with what each left behind', async () => {
    renderApp(PATH);
    expect(await rowsOf('Open lots')).toEqual(['Mar 2, 2026DEGIRO59098.350058,026.501.97267 days']);
    expect(screen.getByRole('button', { name: /267 days/ })).toHaveAttribute('data-why', 'lot_age_days');
    expect(await rowsOf('Trades')).toEqual([
      'Jun 1, 2026SELLDEGIRO10102.60 EUR2.00+1,024.0059098.3500+42.50',
      'Mar 2, 2026BUYDEGIRO60098.35 EUR2.00−59,012.0060098.3500',
    ]);
    expect(screen.queryByRole('table', { name: 'By broker' })).not.toBeInTheDocument();
  });

  test('is drawn with its trades below the axis', async () => {
    const { person } = renderApp(PATH);
    const chart = within(await screen.findByRole('figure', { name: 'Value of FTSE All-World' }));
    const cursor = await chart.findByRole('slider');
    act(() => {
      cursor.focus();
    });
    await person.keyboard('{ArrowLeft}');
    expect(plainSpaces(cursor.getAttribute('aria-valuetext'))).toBe(
      'Jun 1, 2026, Market value €60,534.00, Net invested €57,984.00, Sell 10',
    );
  });

  test('shows another period by its key', async () => {
    const { person, at } = renderApp(`${PATH}?period=x`);
    await screen.findByRole('figure', { name: 'Value of FTSE All-World' });
    expect(asked.history).toEqual(['all']);
    await person.keyboard('4');
    expect(at()).toBe(`${PATH}?period=1y`);
    await waitFor(() => {
      expect(asked.history.at(-1)).toMatch(/^\d{4}-/);
    });
  });

  test('tells its cost by first in, first out when that is chosen', async () => {
    const { person, at } = renderApp(PATH);
    await person.click(await screen.findByRole('radio', { name: 'First in, first out' }));
    expect(at()).toBe(`${PATH}?method=fifo`);
    await waitFor(() => {
      expect(asked.position).toEqual(['average', 'fifo']);
    });
  });

  test('opens a trade from its lot or its row', async () => {
    const { person, at } = renderApp(PATH);
    await screen.findByRole('table', { name: 'Open lots' });
    await person.keyboard('je');
    expect(at()).toBe(`${PATH}?trade=1`);
    expect(await screen.findByRole('dialog', { name: 'Edit transaction' })).toBeInTheDocument();
  });

  test('leads to its name and class', async () => {
    renderApp(PATH);
    expect(await screen.findByRole('link', { name: 'Edit name and class' })).toHaveAttribute(
      'href',
      '/isin-metadata?edit=IE00BK5BQT80',
    );
  });

  test('at more than one broker says what lies where', async () => {
    const [first] = detail.brokers;
    if (first) detail = positionDetail({ brokers: [first, { ...first, broker: 'IBKR', units: '10' }] });
    renderApp(PATH);
    expect((await rowsOf('By broker'))[1]).toContain('IBKR10');
  });
});

describe('the note on an instrument', () => {
  test('is saved when the field is left, with a way back', async () => {
    const { person } = renderApp(PATH);
    const field = await screen.findByRole('textbox', { name: 'Notes' });
    await waitFor(() => {
      expect(field).not.toHaveAttribute('readonly');
    });
    await person.type(field, 'Keep for the children.');
    await person.tab();
    expect(await screen.findByText('Note on FTSE All-World saved')).toBeInTheDocument();
    expect(note).toBe('Keep for the children.');
    expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
    expect(sessionStorage).toHaveLength(0);
  });

  test('is kept in this tab until it is saved, and saved by Ctrl and Enter', async () => {
    sessionStorage.setItem('note-draft-IE00BK5BQT80', JSON.stringify({ text: 'Half a tho' }));
    const { person } = renderApp(PATH);
    const field = await screen.findByRole('textbox', { name: 'Notes' });
    expect(field).toHaveValue('Half a tho');
    await waitFor(() => {
      expect(field).not.toHaveAttribute('readonly');
    });
    await person.type(field, 'ught{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(note).toBe('Half a thought');
    });
    expect(field).toHaveFocus();
  });
});

describe('a note that another tab has written meanwhile', () => {
  const LATER = '2026-11-19T08:30:00';
  let sent: unknown[];

  /** Types over no note at all, while another tab writes one. */
  async function typeOverAChange() {
    sent = [];
    const theirs = { isin: detail.isin, text: 'Theirs', updated_at: LATER };
    const app = renderApp(PATH);
    const field = await screen.findByRole('textbox', { name: 'Notes' });
    await waitFor(() => {
      expect(field).not.toHaveAttribute('readonly');
    });
    server.use(
      http.get('*/api/v1/notes/:isin', () => HttpResponse.json(theirs)),
      http.put('*/api/v1/notes/:isin', async ({ request }) => {
        const body = (await request.json()) as { text: string; based_on: string | null };
        sent.push([body.based_on, body.text]);
        const values = { updated_at: LATER };
        return body.based_on === LATER
          ? HttpResponse.json({ ...theirs, text: body.text }, { headers: { 'X-Change-ID': '12' } })
          : HttpResponse.json({ detail: 'This was changed.', code: 'row_changed', values }, { status: 409 });
      }),
    );
    await app.person.type(field, 'Mine');
    await app.person.tab();
    expect(await screen.findByText(/changed elsewhere/)).toBeInTheDocument();
    expect(field).toHaveValue('Mine');
    return { ...app, field };
  }

  test('is told, and what was typed is saved over it when that is wanted', async () => {
    const { person } = await typeOverAChange();
    await waitFor(async () => {
      await person.click(screen.getByRole('button', { name: 'Save mine' }));
      expect(sent).toContainEqual([LATER, 'Mine']);
    });
    expect(sent[0]).toEqual([null, 'Mine']);
    expect(await screen.findByText('Note on FTSE All-World saved')).toBeInTheDocument();
  });

  test('is shown when that is wanted', async () => {
    const { person, field } = await typeOverAChange();
    await waitFor(async () => {
      await person.click(screen.getByRole('button', { name: 'Show the newer one' }));
      expect(field).toHaveValue('Theirs');
    });
    expect(screen.queryByText(/changed elsewhere/)).toBeNull();
  });
});

describe('an instrument that is not held', () => {
  test('but was, shows what it brought', async () => {
    detail = positionDetail({
      kind: 'closed',
      total_units: '0.0000',
      lots: [],
      market_value: null,
      price_date: null,
    });
    renderApp(PATH);
    expect(await screen.findByText('IE00BK5BQT80 · Stocks · closed · DEGIRO')).toBeInTheDocument();
    expect(screen.getAllByText('Realised gain')[0]).toBeInTheDocument();
    expect(screen.queryByRole('table', { name: 'Open lots' })).not.toBeInTheDocument();
    expect(screen.queryByText('Worth now, EUR')).not.toBeInTheDocument();
  });

  test('and was sold more than bought, says what is missing', async () => {
    detail = positionDetail({ kind: 'oversold', total_units: '-4.0000', lots: [], cost_basis: null });
    renderApp(PATH);
    expect(await screen.findByText(/an earlier purchase is missing/)).toBeInTheDocument();
    expect(await screen.findByRole('figure')).toBeInTheDocument();
  });

  test('and was only ever sold, draws no value where none is known and tells why no gain is', async () => {
    const sales = positionDetail({})
      .trades.filter(({ transaction_type: type }) => type === 'SELL')
      .map((sale) => ({ ...sale, realised_gain: null }));
    expect(sales).toHaveLength(1);
    const unknown = { realised_gain: null, lots: [], trades: sales };
    detail = positionDetail({ kind: 'oversold', total_units: '-4.0000', ...unknown });
    renderApp(PATH);
    const trades = await screen.findByRole('table', { name: 'Trades' });
    expect(screen.queryByRole('figure')).not.toBeInTheDocument();
    expect(screen.getByText(/nothing is known of what they cost/)).toBeInTheDocument();
    expect(within(trades).getByText(/closed no units, so it realised nothing/)).toBeInTheDocument();
  });

  test('and never was, asks for its first trade', async () => {
    detail = positionDetail({ kind: 'closed', transactions_count: 0, trades: [], lots: [], brokers: [] });
    renderApp(PATH);
    expect(await screen.findByText(/No trade of this instrument yet/)).toBeInTheDocument();
    expect(screen.queryByRole('figure')).not.toBeInTheDocument();
  });

  test('and is not known at all, is not found', async () => {
    server.use(
      http.get('*/api/v1/analytics/positions/:isin', () =>
        HttpResponse.json({ detail: 'There is no such position.' }, { status: 404 }),
      ),
    );
    renderApp('/holdings/ie00bk5bqt80');
    expect(
      await screen.findByRole('heading', { name: 'Nothing is known of IE00BK5BQT80.' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to holdings' })).toHaveAttribute('href', '/holdings');
  });
});
