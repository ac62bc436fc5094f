import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CsvMappingInput, ImportMapping } from '../../api/wire.ts';
import { importReport } from '../../testing/bodies.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { server } from '../../testing/server.ts';

const TABLE =
  'Buchungstag;Vorgang;Code;Stück;Preis;Gebühr\n' +
  '31.12.2024;Kauf;IE00BK5BQT80;1,5;100,25;1,00\n' +
  '02.01.2025;Zinsen;;;;\n' +
  '03.01.2025;Tausch;;;;\n';
const file = new File([TABLE], 'Hausbank.csv', { type: 'text/csv' });

interface Asked {
  readonly dryRun: boolean;
  readonly mapping: CsvMappingInput | null;
}

let asked: Asked[];
let remembered: ImportMapping[];
let put: unknown[];

beforeEach(() => {
  [asked, remembered, put] = [[], [], []];
  server.use(
    http.get('*/api/v1/import-mappings', () =>
      HttpResponse.json({ items: remembered, total: remembered.length }),
    ),
    http.put('*/api/v1/import-mappings', async ({ request }) => {
      put.push(await request.json());
      return HttpResponse.json({}, { headers: { 'X-Change-ID': '4' } });
    }),
    http.delete('*/api/v1/import-mappings/:id', () => {
      remembered = [];
      return new HttpResponse(null, { status: 204, headers: { 'X-Change-ID': '6' } });
    }),
    http.post('*/api/v1/transactions/import', ({ request }) => {
      const { searchParams } = new URL(request.url);
      const mapping = searchParams.get('mapping');
      const dryRun = searchParams.get('dry_run') === 'true';
      asked.push({ dryRun, mapping: mapping === null ? null : (JSON.parse(mapping) as CsvMappingInput) });
      if (mapping === null && remembered.length === 0) {
        const told = { detail: 'unknown', code: 'statement_kind_unknown', values: { brokers: 'DEGIRO' } };
        return HttpResponse.json(told, { status: 400 });
      }
      const report = importReport({ broker: 'Hausbank', kind: 'mapped-csv' } as never);
      return HttpResponse.json({ ...report, dry_run: dryRun, change_id: dryRun ? null : 5 });
    }),
  );
});

async function choose(chosen = file) {
  const app = renderApp('/import');
  await app.person.upload(await screen.findByLabelText('Statement file'), chosen);
  return app;
}

describe('a table that no reader knows', () => {
  test('has its columns guessed, and shows what would become of its rows', async () => {
    await choose();
    expect(await screen.findByRole('heading', { name: 'What the columns tell' })).toBeInTheDocument();
    expect(screen.getByRole('combobox', { name: 'Date' })).toHaveValue('Buchungstag');
    expect(screen.getByRole('combobox', { name: 'Units' })).toHaveValue('Stück');
    expect(screen.getByRole('combobox', { name: 'Order of the date' })).toHaveValue('dmy');
    expect(screen.getByRole('textbox', { name: 'Broker' })).toHaveValue('Hausbank');
    expect(screen.getByRole('combobox', { name: 'Kauf' })).toHaveValue('BUY');
    expect(screen.getByRole('combobox', { name: 'Zinsen' })).toHaveValue('LEAVE_OUT');
    expect(screen.getByRole('combobox', { name: 'Tausch' })).toHaveDisplayValue('Not said yet');
    expect(await screen.findByText('1 of 3 will be imported')).toBeInTheDocument();
    expect(within(screen.getByRole('table', { name: 'Rows of the file' })).getAllByRole('row')).toHaveLength(
      4,
    );
    expect(put).toEqual([]);
  });

  test('is imported as it is explained, which is remembered', async () => {
    const { person } = await choose();
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Fee' }), 'No column');
    await person.selectOptions(screen.getByRole('combobox', { name: 'Zinsen' }), 'FEE');
    await waitFor(() => {
      expect(asked.at(-1)?.mapping?.columns.fee).toBeUndefined();
      expect(asked.at(-1)?.mapping?.types[1]).toEqual({ word: 'Zinsen', type: 'FEE' });
    });
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Import 1 transaction' })).toBeEnabled();
    });
    await person.click(screen.getByRole('button', { name: 'Import 1 transaction' }));
    expect(await screen.findByRole('heading', { name: 'Imported 1 transaction.' })).toBeInTheDocument();
    expect(asked.at(-1)).toMatchObject({ dryRun: false, mapping: { broker: 'Hausbank' } });
    expect(put).toEqual([
      {
        header: ['Buchungstag', 'Vorgang', 'Code', 'Stück', 'Preis', 'Gebühr'],
        mapping: asked.at(-1)?.mapping,
      },
    ]);
  });

  test('says what is lacking before its rows can be read', async () => {
    const { person } = await choose();
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Date' }), 'No column');
    expect(screen.getByRole('status', { busy: true })).toHaveTextContent('Choose the column of the date.');
    expect(screen.getByRole('button', { name: /Import/ })).toBeDisabled();
    await person.selectOptions(screen.getByRole('combobox', { name: 'Date' }), 'Buchungstag');
    await person.clear(screen.getByRole('textbox', { name: 'Broker' }));
    expect(screen.getByText('Say what the broker is called.')).toBeInTheDocument();
  });

  test('that is none is refused as before', async () => {
    await choose(new File(['{"a": 1}'], 'export.json'));
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'What the columns tell' })).not.toBeInTheDocument();
  });
});

describe('a kind of file that was explained', () => {
  beforeEach(() => {
    remembered = [
      {
        id: 7,
        header: ['buchungstag', 'code', 'gebühr', 'preis', 'stück', 'vorgang'],
        mapping: {
          columns: { date: 'buchungstag', isin: 'code', transaction_type: 'vorgang' },
          date_order: 'dmy',
          decimal_mark: 'comma',
          types: [{ word: 'Kauf', type: 'SELL' }],
          broker: 'Zweitbank',
          currency: null,
          rate_of: 'currency',
          charges_in: 'base',
        },
        created_at: '2026-01-01T00:00:00',
        updated_at: '2026-01-01T00:00:00',
      },
    ];
  });

  test('can have its columns changed', async () => {
    const { person } = await choose();
    await person.click(await screen.findByRole('button', { name: 'Change the columns' }));
    expect(await screen.findByRole('combobox', { name: 'Date' })).toHaveValue('Buchungstag');
    expect(screen.getByRole('combobox', { name: 'Units' })).toHaveValue('');
    expect(screen.getByRole('combobox', { name: 'Kauf' })).toHaveValue('SELL');
    expect(screen.getByRole('combobox', { name: 'Zinsen' })).toHaveValue('LEAVE_OUT');
    expect(screen.getByRole('textbox', { name: 'Broker' })).toHaveValue('Zweitbank');
  });

  test('is listed, and can be forgotten', async () => {
    const { person } = renderApp('/import');
    await person.click(await screen.findByText('1 kind of file that you explained'));
    await person.click(screen.getByRole('button', { name: 'Forget the columns of Zweitbank' }));
    expect(await screen.findByText('Forgot the columns of Zweitbank')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeInTheDocument();
    await waitFor(() => {
      expect(screen.queryByText('1 kind of file that you explained')).not.toBeInTheDocument();
    });
  });
});
