import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DataTable, type Sort } from './data-table.tsx';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a table', () => {
  const rows = [
    { id: 1, name: 'First', units: '10', price: '2.00' },
    { id: 2, name: 'Second', units: '20', price: '3.00' },
  ];
  type Row = (typeof rows)[number];

  function renderTable(onRowClick?: (row: Row) => void, onSort: (sort: Sort) => void = () => undefined) {
    render(
      <DataTable
        caption="Funds"
        rows={rows}
        rowKey={(row) => String(row.id)}
        rowName={(row) => row.name}
        hasTotals
        sort={{ key: 'name', direction: 'descending' }}
        onSort={onSort}
        isStale
        {...(onRowClick ? { onRowClick } : {})}
        columns={[
          {
            key: 'name',
            head: 'Name',
            onPhone: true,
            cell: (row) => <button>{row.name}</button>,
            total: 'Total',
            order: 'text',
          },
          {
            key: 'units',
            head: 'Units',
            align: 'end',
            order: 'decimal',
            cell: (row) => row.units,
            total: '30',
          },
          { key: 'price', head: 'Price', cell: (row) => row.price },
        ]}
      />,
    );
    return screen.getByRole('table', { name: 'Funds' });
  }

  test('has heads, rows named by their first cell, totals, and says when it is behind', () => {
    const table = renderTable();
    expect(table).toHaveAttribute('aria-busy', 'true');
    expect(within(table).getAllByRole('columnheader')).toHaveLength(3);
    expect(within(table).getByRole('rowheader', { name: 'Second' })).toBeInTheDocument();
    expect(within(table).getAllByRole('row').at(-1)).toHaveTextContent('Total30');
  });

  test('asks to be sorted by its heads: turned round, and figures from the greatest', async () => {
    const onSort = vi.fn();
    renderTable(undefined, onSort);
    const head = (name: RegExp) => screen.getByRole('columnheader', { name });
    expect(head(/Name/)).toHaveAttribute('aria-sort', 'descending');
    expect(head(/Units/)).not.toHaveAttribute('aria-sort');
    await userEvent.click(within(head(/Name/)).getByRole('button'));
    await userEvent.click(within(head(/Units/)).getByRole('button'));
    expect(within(head(/Price/)).queryByRole('button')).toBeNull();
    expect(onSort.mock.calls).toEqual([
      [{ key: 'name', direction: 'ascending' }],
      [{ key: 'units', direction: 'descending' }],
    ]);
  });

  test('opens a row by a click anywhere but on its own buttons', async () => {
    const onRowClick = vi.fn();
    renderTable(onRowClick);
    await userEvent.click(screen.getByRole('button', { name: 'Second' }));
    expect(onRowClick).not.toHaveBeenCalled();
    await userEvent.click(screen.getByText('20'));
    expect(onRowClick).toHaveBeenCalledExactlyOnceWith(rows[1]);
  });

  test('on a phone keeps what matters and shows the rest on tap', async () => {
    vi.spyOn(window, 'matchMedia').mockImplementation((media) => {
      const list = new EventTarget();
      return Object.assign(list, { media, matches: media.includes('639') }) as MediaQueryList;
    });
    renderTable();
    expect(screen.getAllByRole('columnheader')).toHaveLength(1);
    const more = screen.getByRole('button', { name: 'More about First' });
    expect(more).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(more);
    expect(more).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('2.00').parentElement).toHaveTextContent('Price2.00');
  });
});
