import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
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
    expect(await within(currency).findByRole('option', { name: /DEM/ })).toHaveValue('DEM');
    expect(within(currency).getByRole('option', { name: 'USD · US Dollar' })).toHaveValue('USD');
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
