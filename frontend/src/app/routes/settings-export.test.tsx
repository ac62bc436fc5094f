import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { SUBJECTS } from '../../features/history/subjects.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const noBackups = {
  ...{ schedule: 'daily', folder: '/srv/backups', is_encrypted: false, is_running: false, age_hours: null },
  ...{ is_overdue: false, verified_at: null, failure: null, store: null, backups: [] },
};

beforeEach(() => {
  server.use(http.get('*/api/v1/backups', () => HttpResponse.json(noBackups)));
  server.use(
    http.get('*/api/v1/settings/base-currency', () =>
      HttpResponse.json({ base_currency: 'EUR', updated_at: null }),
    ),
  );
});

describe('bringing in an export', () => {
  const file = new File(['{}'], 'portfolio.json', { type: 'application/json' });
  const report = {
    made_at: '2026-11-24T10:00:00',
    nouns: [
      { noun: 'transactions', rows: 1234 },
      { noun: 'notes', rows: 0 },
      { noun: 'position_values', rows: 2 },
      { noun: 'unheard_of', rows: 3 },
    ],
    past_rows: 4,
    told_closes: 500,
    total_rows: 1239,
    successful: 1239,
    failed: 0,
    success_rate: 100,
    errors: [],
    is_identical: false,
    dry_run: true,
    change_id: null,
  };

  /** Answers the import with `answer`, and keeps whether each one was only a look. */
  function serve(answer: (isDry: boolean) => Response): string[] {
    const asked: string[] = [];
    server.use(
      http.post('*/api/v1/import/portfolio-json', ({ request }) => {
        const dry = new URL(request.url).searchParams.get('dry_run') ?? '';
        asked.push(dry);
        return answer(dry === 'true');
      }),
    );
    return asked;
  }

  async function chosen() {
    const { person } = renderApp('/settings');
    await person.upload(await screen.findByLabelText('Bring in an export'), file);
    return person;
  }

  test('shows what is in the file, stores it when asked to, and offers to undo it', async () => {
    const asked = serve((isDry) =>
      HttpResponse.json(
        { ...report, dry_run: isDry, change_id: isDry ? null : 9 },
        isDry ? {} : { headers: { 'X-Change-ID': '9' } },
      ),
    );
    const person = await chosen();
    expect(await screen.findByText('portfolio.json holds, as of Nov 24, 2026:')).toBeInTheDocument();
    const lines = within(screen.getByRole('region', { name: 'Your data' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(lines).toEqual([
      '1,234 transactions',
      '2 values of holdings',
      'unheard_of: 3',
      '4 values of earlier days',
      '500 closes and rates of providers',
    ]);
    expect(asked).toEqual(['true']);
    await person.click(screen.getByRole('button', { name: 'Bring in 1,239 rows' }));
    expect(await screen.findByText('Brought in 1,239 rows from portfolio.json')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Undo/ })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Choose an export' })).toBeInTheDocument();
    expect(asked).toEqual(['true', 'false']);
  });

  test('says when everything is there already, and takes another file', async () => {
    serve(() => HttpResponse.json({ ...report, is_identical: true }));
    const person = await chosen();
    expect(await screen.findByText('Everything in this file is here already.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Bring in 1,239 rows' })).toBeDisabled();
    await person.click(screen.getByRole('button', { name: 'Another file' }));
    expect(screen.getByRole('button', { name: 'Choose an export' })).toBeInTheDocument();
  });

  test('names each place of the file that is wrong', async () => {
    const item = (values: object, code = 'decimal_parsing') => ({
      type: code,
      loc: ['body', 'file'],
      msg: '',
      values,
    });
    serve(() =>
      HttpResponse.json(
        {
          detail: [
            { ...item({ table: 'transactions', row: '5', column: 'units' }), loc: ['body', 'file', 'units'] },
            { ...item({ table: 'notes', row: '2' }, 'list_type'), loc: ['body', 'file', 'x'] },
            { ...item({ table: 'told' }, 'missing'), loc: ['body', 'file', 'told'] },
          ],
        },
        { status: 422 },
      ),
    );
    await chosen();
    const alert = await screen.findByRole('alert');
    const lines = within(alert)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^transactions, row 5, units: .+/);
    expect(lines[1]).toMatch(/^notes, row 2: .+/);
    expect(lines[2]).toMatch(/^told: .+/);
  });

  test('says what to do where there are rows already, and keeps the file when only storing is refused', async () => {
    const refused = () =>
      HttpResponse.json(
        { detail: 'x', code: 'portfolio_not_empty', values: { noun: 'transactions', count: '8' } },
        { status: 409 },
      );
    serve((isDry) => (isDry ? HttpResponse.json(report) : refused()));
    const person = await chosen();
    await person.click(await screen.findByRole('button', { name: 'Bring in 1,239 rows' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There are rows here already (transactions: 8).',
    );
    expect(screen.getByRole('button', { name: 'Bring in 1,239 rows' })).toBeEnabled();
  });
});

test('every kind of entry of the history has a name in the preview of an export', () => {
  const english = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../i18n/messages/en/history.json'), 'utf8'),
  ) as Record<string, string>;
  for (const subject of Object.keys(SUBJECTS))
    expect(english[subject.replaceAll('_', '-')], subject).toBeDefined();
});
