import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, test } from 'vitest';
import { loadTranslator } from '../../i18n/translator.ts';
import { importReport, summary } from '../../testing/bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const IMPORT = '*/api/v1/transactions/import';
const file = new File(['Date,Time\n'], 'Transactions.csv', { type: 'text/csv' });

/** Answers the dry run and the import, and keeps what was asked. */
function answerImports(report = importReport()) {
  const asked: string[] = [];
  server.use(
    http.post(IMPORT, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams.toString());
      const isDry = searchParams.get('dry_run') === 'true';
      return HttpResponse.json(
        { ...report, dry_run: isDry, change_id: isDry ? null : 5 },
        { headers: isDry ? {} : { 'X-Change-ID': '5' } },
      );
    }),
    http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(summary())),
  );
  return asked;
}

async function choose() {
  const app = renderApp('/import');
  await app.person.upload(await screen.findByLabelText('Statement file'), file);
  return app;
}

/** The same for a person who reads German. */
async function chooseInGerman() {
  const app = renderApp('/import', { language: 'de', t: await loadTranslator('de') });
  await app.person.upload(await screen.findByLabelText('Datei mit dem Auszug'), file);
  return app;
}

describe('an import', () => {
  test('shows every row with its verdict before anything is stored', async () => {
    const asked = answerImports();
    const { person } = await choose();
    expect(await screen.findByText('1 of 3 will be imported')).toBeInTheDocument();
    expect(asked).toEqual(['dry_run=true&allow_duplicates=false']);
    const table = screen.getByRole('table', { name: 'Rows of the file' });
    const [, first, second, third] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/^1.*BUYFTSE ALL-WORLDIE00BK5BQT8012121\.09 EUR2\.00Will be imported$/);
    expect(second).toHaveTextContent(/^2.*RefusedDate: “99-04-2026” is not a date of day, month and year/);
    expect(third).toHaveTextContent(/^3.*SkippedAlready imported$/);
    await person.click(screen.getByRole('radio', { name: 'Refused' }));
    expect(within(table).getAllByRole('row')).toHaveLength(2);
  });

  test('of another broker says which, and tells types, transfers and what is left out', async () => {
    const report = importReport();
    const [trade] = report.results;
    const others = { units: null, price_per_unit: null };
    const dividend = {
      ...trade,
      ...others,
      row: 4,
      transaction_type: 'DIVIDEND',
      amount: '9.00',
      tax: '1.65',
    };
    const split = { ...trade, ...others, row: 5, transaction_type: 'SPLIT', new_units: 10, old_units: 1 };
    const side = { transaction_id: 5, row: null, broker: 'Trade Republic', date: '2025-07-04' };
    const arrival = {
      ...trade,
      row: 6,
      transaction_type: 'TRANSFER_IN',
      price_per_unit: null,
      transfer_of: side,
    };
    const left = (row: number, cell: string) => ({
      row,
      isin: null,
      date: '2025-01-02',
      reason: `row: "${cell}" moves money alone, which the ledger does not keep`,
      reason_code: { field: 'row', code: 'left_cash', values: { cell } },
      raw_data: {},
    });
    const left_out = [left(7, 'Deposit'), left(8, 'Deposit'), left(9, 'Withdrawal')];
    const results = [dividend, split, arrival];
    answerImports(importReport({ broker: 'Scalable Capital', results, left_out } as never));
    const { person } = await choose();
    expect(await screen.findByText(/Statement of Scalable Capital.*3 left out/)).toBeInTheDocument();
    const table = screen.getByRole('table', { name: 'Rows of the file' });
    const [, , , first, second, third] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/^4.*DIVIDEND.*9\.00 EUR.*1\.65Will be imported$/);
    expect(second).toHaveTextContent(/^5.*SPLIT.*10:1/);
    expect(third).toHaveTextContent(/From your account at Trade Republic, where it left on \S/);
    await person.click(screen.getByText('3 rows are left out on purpose'));
    expect(screen.getByText(/“Deposit” moves money alone/)).toHaveTextContent('rows 7, 8');
    expect(screen.getByText(/“Withdrawal” moves money alone/)).toHaveTextContent('row 9');
  });

  test('stores on demand, can be undone, and leads on to the dashboard', async () => {
    const asked = answerImports();
    const { person, at } = await choose();
    await person.click(await screen.findByRole('button', { name: 'Import 1 transaction' }));
    expect(await screen.findByRole('heading', { name: 'Imported 1 transaction.' })).toBeInTheDocument();
    expect(asked.at(-1)).toBe('dry_run=false&allow_duplicates=false');
    expect(screen.getByText('Imported 1 transaction from Transactions.csv')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
    await person.click(screen.getByRole('link', { name: 'Go to the dashboard' }));
    expect(at()).toBe('/');
  });

  test('brings rows again that are already there when that is asked for', async () => {
    const asked = answerImports();
    const { person } = await choose();
    await person.click(await screen.findByRole('checkbox', { name: /rows again/ }));
    expect(await screen.findByRole('checkbox', { name: /rows again/ })).toBeChecked();
    expect(asked.at(-1)).toBe('dry_run=true&allow_duplicates=true');
  });

  test('of a file that is none says so, and takes another', async () => {
    const detail = 'The file must be a CSV file; its name has to end in .csv.';
    server.use(http.post(IMPORT, () => HttpResponse.json({ detail, code: 'file_not_csv' }, { status: 400 })));
    await choose();
    expect(await screen.findByRole('alert')).toHaveTextContent(detail);
    expect(screen.getByRole('button', { name: 'Choose file' })).toBeInTheDocument();
  });

  test('of a very long file shows a page of rows at a time', async () => {
    const [row] = importReport().results;
    const results = Array.from({ length: 25_000 }, (_, index) => ({ ...row, row: index + 1 })) as never;
    answerImports(importReport({ total_rows: 25_000, successful: 25_000, results, errors: [], skipped: [] }));
    const { person } = await choose();
    expect(await screen.findByRole('button', { name: 'Import 25,000 transactions' })).toBeInTheDocument();
    expect(screen.getAllByRole('row')).toHaveLength(101);
    await person.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByText('101–200 of 25,000')).toBeInTheDocument();
  });
});

describe('an import in another language', () => {
  test('tells of every row in that language why it is refused, skipped or noted', async () => {
    const [trade] = importReport().results;
    const values = { told: '-1449.92', own: '-1455.08' };
    const noted = {
      ...trade,
      notes: ['total: the file says -1449.92; units, price, rate and fees make -1455.08'],
      note_codes: [{ field: 'total', code: 'total_differs', values }],
    };
    answerImports(importReport({ results: [noted] as never }));
    await chooseInGerman();
    const table = await screen.findByRole('table', { name: 'Zeilen der Datei' });
    const [, first, second, third] = within(table).getAllByRole('row');
    const words = 'die Datei sagt −1.449,92; Stück, Kurs, Wechselkurs und Gebühren ergeben −1.455,08';
    expect(first).toHaveTextContent(`Wird importiertGesamt: ${words}`);
    expect(second).toHaveTextContent('Datum: „99-04-2026“ ist kein Datum aus Tag, Monat und Jahr');
    expect(third).toHaveTextContent(/ÜbersprungenBereits importiert$/);
  });

  test('that is refused whole says why in that language', async () => {
    const told = {
      detail: 'Missing required columns: Date.',
      code: 'statement_lacks_columns',
      values: { columns: 'Date', broker: 'DEGIRO' },
    };
    server.use(http.post(IMPORT, () => HttpResponse.json(told, { status: 400 })));
    await chooseInGerman();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Es fehlen Spalten, die ein Export von DEGIRO hat: Date.',
    );
  });
});
