import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DataTable } from './data-table.tsx';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a table', () => {
  const rows = [
    { id: 1, name: 'First', units: '10', price: '2.00' },
    { id: 2, name: 'Second', units: '20', price: '3.00' },
  ];
  type Row = (typeof rows)[number];

  function renderTable(onRowClick?: (row: Row) => void, onToggle: () => void = () => undefined) {
    render(
      <DataTable
        caption="Funds"
        rows={rows}
        rowKey={(row) => String(row.id)}
        rowName={(row) => row.name}
        hasTotals
        isStale
        {...(onRowClick ? { onRowClick } : {})}
        columns={[
          {
            key: 'name',
            head: 'Name',
            onPhone: true,
            cell: (row) => <button>{row.name}</button>,
            total: 'Total',
            sort: { direction: 'descending', onToggle },
          },
          { key: 'units', head: 'Units', align: 'end', cell: (row) => row.units, total: '30' },
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

  test('sorts by its head', async () => {
    const onToggle = vi.fn();
    renderTable(undefined, onToggle);
    expect(screen.getByRole('columnheader', { name: /Name/ })).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(within(screen.getByRole('columnheader', { name: /Name/ })).getByRole('button'));
    expect(onToggle).toHaveBeenCalledOnce();
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
