import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { SUBJECTS } from '../../features/history/subjects.ts';
import { plainSpaces } from '../../testing/figure-text.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const AT = 'http://localhost:3000/api/v1/settings/base-currency';

const BACKUPS = '*/api/v1/backups';
const backup = {
  name: 'portfolio-20261124T020000000Z.db.gz',
  made_at: '2026-11-24T02:00:00',
  bytes: 640_000,
};
const noBackups = {
  ...{ schedule: 'daily', folder: '/srv/backups', is_encrypted: false, is_running: false, age_hours: null },
  ...{ is_overdue: false, verified_at: null, failure: null, store: null, backups: [] },
};

beforeEach(() => {
  server.use(http.get(BACKUPS, () => HttpResponse.json(noBackups)));
  server.use(http.get(AT, () => HttpResponse.json({ base_currency: 'EUR', updated_at: null })));
});

describe('the settings', () => {
  test('change every word at once when another language is chosen, and keep the choice', async () => {
    const { person } = renderApp('/settings');
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'Deutsch');
    expect(await screen.findByRole('heading', { name: 'Einstellungen' })).toBeInTheDocument();
    expect(within(screen.getByRole('navigation')).getByText('Bestände')).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('de');
    expect(localStorage.getItem('language')).toBe('de');
    expect(document.title).toBe('Einstellungen · Portfolio');
  });

  test('show at once how numbers and days will look', async () => {
    const { person } = renderApp('/settings');
    const sample = await screen.findByRole('status', { name: 'Sample' });
    expect(plainSpaces(sample.textContent)).toBe('€128,402.31 on Nov 24, 2026, −€991.64 (−4.63%)');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Number format' }), 'de-CH');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Date format' }), 'iso');
    expect(plainSpaces(sample.textContent)).toBe('EUR 128’402.31 on 2026-11-24, EUR−991.64 (−4.63%)');
  });

  test('turn to dark and to inverted colours, and back to the system', async () => {
    const { person } = renderApp('/settings');
    const { dataset } = document.documentElement;
    await person.click(await screen.findByRole('radio', { name: 'Dark' }));
    await person.click(screen.getByRole('radio', { name: 'Inverted' }));
    expect([dataset.theme, dataset.direction]).toEqual(['dark', 'inverted']);
    await person.click(screen.getByRole('radio', { name: 'As the system' }));
    await person.click(screen.getByRole('radio', { name: 'Gains teal, losses vermilion' }));
    expect([dataset.theme, dataset.direction]).toEqual([undefined, undefined]);
  });

  test('hide amounts as the key does', async () => {
    const { person } = renderApp('/settings');
    await person.click(await screen.findByRole('radio', { name: 'Hidden' }));
    expect(screen.getByRole('button', { name: /^Privacy/ })).toHaveAttribute('aria-pressed', 'true');
    await person.keyboard('p');
    expect(screen.getByRole('radio', { name: 'Shown' })).toBeChecked();
  });

  test('set the base currency, or say why it cannot be set', async () => {
    const sent: unknown[] = [];
    server.use(
      http.put(AT, async ({ request }) => {
        const body = await request.json();
        sent.push(body);
        return sent.length === 1
          ? HttpResponse.json({ detail: 'Amounts are already recorded in EUR.' }, { status: 409 })
          : HttpResponse.json({ ...(body as object), updated_at: null }, { headers: { 'X-Change-ID': '7' } });
      }),
    );
    const { person } = renderApp('/settings');
    const currency = await screen.findByRole('combobox', { name: 'Base currency' });
    await waitFor(() => {
      expect(currency).toBeEnabled();
    });
    await person.selectOptions(currency, 'CZK');
    expect(await screen.findByText('Amounts are already recorded in EUR.')).toBeInTheDocument();
    await person.selectOptions(currency, 'CZK');
    expect(await screen.findByText('Base currency: CZK')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Undo/ })).toBeInTheDocument();
    expect(sent).toEqual(Array(2).fill({ base_currency: 'CZK', based_on: null }));
  });

  test('offer every currency by its code and its name', async () => {
    server.use(http.get(AT, () => HttpResponse.json({ base_currency: 'DEM', updated_at: null })));
    renderApp('/settings');
    const currency = await screen.findByRole('combobox', { name: 'Base currency' });
    expect(await within(currency).findByRole('option', { name: 'USD · US Dollar' })).toHaveValue('USD');
    const codes = within(currency)
      .getAllByRole<HTMLOptionElement>('option')
      .map(({ value }) => value);
    expect(codes.slice(0, 2)).toEqual(['DEM', 'AED']); // what the server keeps stays shown
    expect(codes).toEqual(expect.arrayContaining(['CHF', 'CZK', 'EUR', 'GBP', 'JPY']));
    expect(currency).toHaveValue('DEM');
  });

  test('set the risk-free rate, typed in percent', async () => {
    const sent: unknown[] = [];
    const rate = '*/api/v1/settings/risk-free-rate';
    server.use(
      http.get(rate, () => HttpResponse.json({ risk_free_rate: '0.02', updated_at: null })),
      http.put(rate, async ({ request }) => {
        const body = (await request.json()) as object;
        sent.push(body);
        return HttpResponse.json(body, { headers: { 'X-Change-ID': '8' } });
      }),
    );
    const { person } = renderApp('/settings');
    await person.click(await screen.findByRole('button', { name: /^Edit the risk-free rate: *2%$/ }));
    const input = await screen.findByRole('textbox', { name: 'Risk-free rate in percent' });
    expect(input).toHaveValue('2');
    await person.clear(input);
    await person.type(input, 'much{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('Enter a percentage');
    await person.clear(input);
    await person.type(input, '2,5{Enter}');
    expect(await screen.findByText('Risk-free rate: 2.5%')).toBeInTheDocument();
    expect(sent).toEqual([{ risk_free_rate: '0.025', based_on: null }]);
  });

  test('back up at once, and tell how old the newest is and that it was read back', async () => {
    let isMade = false;
    server.use(
      http.get(BACKUPS, () =>
        HttpResponse.json(
          isMade
            ? {
                ...noBackups,
                age_hours: 0,
                verified_at: backup.made_at,
                backups: [{ ...backup, is_encrypted: false }],
              }
            : noBackups,
        ),
      ),
      http.post(BACKUPS, () => {
        isMade = true;
        return HttpResponse.json(
          { ...backup, is_encrypted: false, sha256: '', places: [], removed: [], send_failure: null },
          { status: 201 },
        );
      }),
    );
    const { person } = renderApp('/settings');
    const section = await screen.findByRole('region', { name: 'Backups' });
    expect(await within(section).findAllByText('No backup was made yet')).not.toHaveLength(0);
    await person.click(within(section).getByRole('button', { name: 'Back up now' }));
    expect(await screen.findByText(`Backed up and read back: ${backup.name}`)).toBeInTheDocument();
    expect(await within(section).findByText('less than an hour old')).toBeInTheDocument();
    expect(within(section).getByRole('table', { name: 'Backups' })).toHaveTextContent('640 kB');
  });

  test('say why no backup was made, and what is wrong with those that there are', async () => {
    const failure = { at: '2026-11-24T02:00:00', reason: 'the disk is full.' };
    const store = { place: 's3://bucket/etf/', sent_at: null, failure: { ...failure, reason: 'status 403' } };
    server.use(
      http.get(BACKUPS, () =>
        HttpResponse.json({
          ...noBackups,
          failure,
          store,
          age_hours: 72,
          backups: [{ ...backup, is_encrypted: true }],
        }),
      ),
      http.post(BACKUPS, () =>
        HttpResponse.json(
          { detail: 'No backup', code: 'backup_failed', values: { reason: 'no room.' } },
          { status: 503 },
        ),
      ),
    );
    const { person } = renderApp('/settings');
    const section = await screen.findByRole('region', { name: 'Backups' });
    expect(await within(section).findByText(/made no backup: the disk is full/)).toBeInTheDocument();
    expect(within(section).getByText(/did not get the last one.*status 403/)).toBeInTheDocument();
    expect(within(section).getByText('3 days old')).toBeInTheDocument();
    await person.click(within(section).getByRole('button', { name: 'Back up now' }));
    expect(await within(section).findByText(/^No backup was made: no room/)).toBeInTheDocument();
  });

  test('offer copies of the data', async () => {
    renderApp('/settings');
    const link = await screen.findByRole('link', { name: 'Transactions as CSV' });
    expect(link).toHaveAttribute('href', 'http://localhost:3000/api/v1/transactions/export-csv');
    for (const [name, file] of [
      ['Everything as JSON', 'portfolio.json'],
      ['Everything as CSV (ZIP)', 'portfolio.zip'],
    ] as const)
      expect(screen.getByRole('link', { name })).toHaveAttribute(
        'href',
        `http://localhost:3000/api/v1/export/${file}`,
      );
  });
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
