import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { KeyboardProvider } from '../keyboard/keyboard.tsx';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';
import * as files from './save-file.ts';
import { TableTools } from './table-tools.tsx';
import { useTable } from './use-table.ts';

interface Fund {
  readonly name: string;
  readonly units: string | null;
  readonly bought: string;
}

const funds: readonly Fund[] = [
  { name: 'Fund 10', units: '9.5000', bought: '2024-03-04' },
  { name: 'Fund 9', units: '10', bought: '2023-01-02' },
  { name: 'Œuvre', units: null, bought: '2025-06-07' },
];

const columns: readonly Column<Fund>[] = [
  { key: 'name', head: 'Name', order: 'text', value: ({ name }) => name, cell: ({ name }) => name },
  {
    key: 'units',
    head: 'Units',
    order: 'decimal',
    value: ({ units }) => units,
    cell: ({ units }) => units ?? '—',
  },
  {
    key: 'bought',
    head: 'Bought',
    isExtra: true,
    value: ({ bought }) => bought,
    cell: ({ bought }) => bought,
  },
  { key: 'shape', head: 'Shape', cell: () => '●' },
];

function Funds() {
  const table = useTable({ name: 'funds', columns, rows: funds });
  return (
    <>
      <TableTools label="Name" {...table.tools} />
      <DataTable
        caption="Funds"
        rowKey={({ name }) => name}
        rowName={({ name }) => name}
        {...table.shown}
        hasTotals={!table.isFiltered}
      />
    </>
  );
}

function renderFunds() {
  render(
    <KeyboardProvider>
      <Funds />
    </KeyboardProvider>,
  );
  return userEvent.setup();
}

/** The names in their order; the totals row, which has none, is not there while rows are left out. */
const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
const heads = () =>
  screen.getAllByRole('columnheader').map(({ textContent }) => textContent.replace(/[↑↓]/, ''));
const press = async (head: RegExp) => {
  await userEvent.click(within(screen.getByRole('columnheader', { name: head })).getByRole('button'));
};

afterEach(() => {
  vi.restoreAllMocks();
});

test('rows are sorted by figures and by words, and unknown is last either way', async () => {
  renderFunds();
  await press(/Units/);
  expect(names()).toEqual(['Fund 9', 'Fund 10', 'Œuvre', '']);
  await press(/Units/);
  expect(names()).toEqual(['Fund 10', 'Fund 9', 'Œuvre', '']);
  await press(/Name/);
  expect(names()).toEqual(['Fund 9', 'Fund 10', 'Œuvre', '']);
});

test('/ and words leave the rows that have them all; Esc brings the rest back; nothing found is said', async () => {
  const person = renderFunds();
  await person.keyboard('/');
  await person.keyboard('10 2024');
  expect(names()).toEqual(['Fund 10']);
  await person.keyboard(' nowhere');
  expect(screen.getByText('Nothing matches.')).toBeInTheDocument();
  await person.keyboard('{Escape}');
  expect(names()).toHaveLength(4);
  await person.keyboard('{Escape}');
  expect(document.body).toHaveFocus();
});

test('columns are chosen and remembered; the first stays, extra ones wait to be chosen', async () => {
  const person = renderFunds();
  expect(heads()).toEqual(['Name', 'Units', 'Shape']);
  expect(screen.queryByRole('checkbox', { name: 'Name' })).toBeNull();
  await person.click(screen.getByLabelText('Columns'));
  await person.click(screen.getByRole('checkbox', { name: 'Bought' }));
  await person.click(screen.getByRole('checkbox', { name: 'Units' }));
  expect(heads()).toEqual(['Name', 'Bought', 'Shape']);
  expect(localStorage.getItem('columns.funds')).toBe('bought units');
  await person.click(screen.getByRole('checkbox', { name: 'Units' }));
  await person.click(screen.getByRole('checkbox', { name: 'Bought' }));
  expect(localStorage.getItem('columns.funds')).toBeNull();
});

test('what is shown is exported, in its order, with the day in the name', async () => {
  const save = vi.spyOn(files, 'saveFile').mockReturnValue();
  const person = renderFunds();
  await press(/Units/);
  await person.type(screen.getByRole('searchbox', { name: 'Name' }), 'fund');
  await person.click(screen.getByRole('button', { name: 'Export CSV' }));
  const [name, text] = save.mock.calls[0] ?? [];
  expect(name).toMatch(/^funds-\d{4}-\d{2}-\d{2}\.csv$/);
  expect(text).toBe('\uFEFFName,Units\r\nFund 9,10\r\nFund 10,9.5000\r\n');
});
