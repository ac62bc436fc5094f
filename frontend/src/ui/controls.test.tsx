import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { KeyboardProvider } from '../keyboard/keyboard.tsx';
import { Button } from './button.tsx';
import { Count } from './count.tsx';
import { DataTable } from './data-table.tsx';
import { DateInput } from './date-input.tsx';
import { DecimalInput } from './decimal-input.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import { Notice } from './notice.tsx';
import { OverflowMenu } from './overflow-menu.tsx';
import { Pager } from './pager.tsx';
import { Progress } from './progress.tsx';
import { Segmented } from './segmented.tsx';
import { type ToastMessage, ToastProvider, useToast } from './toast.tsx';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a field', () => {
  test('gives its input a name, and its error as description', () => {
    render(
      <Field label="ISIN" error="Check digit does not match." hint="not shown">
        <DecimalInput />
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: 'ISIN' });
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription(/Check digit does not match\./);
    expect(screen.queryByText('not shown')).not.toBeInTheDocument();
  });

  test('without an error shows its hint', () => {
    render(
      <Field label="ISIN" hint="FTSE All-World">
        <DecimalInput />
      </Field>,
    );
    expect(screen.getByRole('textbox')).toBeValid();
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription('FTSE All-World');
  });

  test('for a number keeps what is typed, comma or point', async () => {
    render(
      <Field label="Price">
        <DecimalInput />
      </Field>,
    );
    await userEvent.type(screen.getByRole('textbox'), '121,090');
    expect(screen.getByRole('textbox')).toHaveValue('121,090');
  });

  test('for a day has the ISO form as title', () => {
    render(
      <Field label="Date">
        <DateInput value="2026-11-24" onChange={() => undefined} />
      </Field>,
    );
    expect(screen.getByLabelText('Date')).toHaveAttribute('title', '2026-11-24');
  });
});

test('one of a few words is chosen with the arrow keys', async () => {
  function Choice() {
    const [value, setValue] = useState<'BUY' | 'SELL'>('BUY');
    return (
      <Segmented
        label="Type"
        options={[
          { value: 'BUY', words: 'Buy' },
          { value: 'SELL', words: 'Sell' },
        ]}
        value={value}
        onChange={setValue}
      />
    );
  }
  render(<Choice />);
  const person = userEvent.setup();
  await person.tab();
  expect(screen.getByRole('radio', { name: 'Buy' })).toHaveFocus();
  await person.keyboard('{ArrowRight}');
  expect(screen.getByRole('radio', { name: 'Sell' })).toBeChecked();
  expect(screen.getByRole('group', { name: 'Type' })).toBeInTheDocument();
});

describe('a dialog', () => {
  function Page() {
    const [isOpen, setOpen] = useState(false);
    const close = () => {
      setOpen(false);
    };
    return (
      <>
        <Button
          onClick={() => {
            setOpen(true);
          }}
        >
          Open
        </Button>
        {isOpen && (
          <Dialog title="Record trade" onClose={close}>
            <input data-autofocus aria-label="Broker" />
          </Dialog>
        )}
      </>
    );
  }

  test('has the name of its title, begins at its first field, and gives the focus back', async () => {
    render(<Page />);
    const person = userEvent.setup();
    await person.click(screen.getByRole('button', { name: 'Open' }));
    const dialog = screen.getByRole('dialog', { name: 'Record trade' });
    expect(screen.getByLabelText('Broker')).toHaveFocus();
    fireEvent(dialog, new Event('cancel', { cancelable: true }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
  });

  test('closes by its button and by a press beside it', async () => {
    render(<Page />);
    const person = userEvent.setup();
    await person.click(screen.getByRole('button', { name: 'Open' }));
    fireEvent.mouseDown(screen.getByLabelText('Broker'));
    await person.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await person.click(screen.getByRole('button', { name: 'Open' }));
    fireEvent.mouseDown(screen.getByRole('dialog'));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('a message', () => {
  function Sayer({ message }: { message: ToastMessage }) {
    const say = useToast();
    return (
      <button
        onClick={() => {
          say(message);
        }}
      >
        Say
      </button>
    );
  }

  function renderSayer(message: ToastMessage) {
    render(
      <KeyboardProvider>
        <ToastProvider>
          <Sayer message={message} />
        </ToastProvider>
      </KeyboardProvider>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Say' }));
  }

  test('is said politely and can be acted on by button or key', async () => {
    const onAct = vi.fn();
    renderSayer({ words: 'Deleted: BUY', action: { words: 'Undo', onAct } });
    expect(screen.getByRole('status')).toHaveTextContent('Deleted: BUY');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    fireEvent.click(screen.getByRole('button', { name: 'Say' }));
    await userEvent.keyboard('u');
    expect(onAct).toHaveBeenCalledTimes(2);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  test('goes after a while, but not while it is pointed at or has the focus', () => {
    vi.useFakeTimers();
    renderSayer({ words: 'Saved' });
    const toast = screen.getByText('Saved').parentElement;
    const wait = () => act(() => vi.advanceTimersByTime(60_000));
    if (toast) {
      fireEvent.pointerEnter(toast);
      wait();
      fireEvent.focus(toast);
      fireEvent.pointerLeave(toast);
      fireEvent.blur(toast);
    }
    expect(screen.getByText('Saved')).toBeInTheDocument();
    wait();
    expect(screen.queryByText('Saved')).not.toBeInTheDocument();
  });

  test('can be sent away', () => {
    renderSayer({ words: 'Failed', tone: 'wrong' });
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('Failed')).not.toBeInTheDocument();
  });
});

describe('a long list', () => {
  test('says where it is and goes on and back', async () => {
    const onPage = vi.fn();
    render(<Pager label="Pages" page={2} pageSize={50} total={120} onPage={onPage} />);
    expect(screen.getByRole('navigation', { name: 'Pages' })).toHaveTextContent('51–100 of 120');
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    expect(onPage.mock.calls).toEqual([[3], [1]]);
  });

  test('that fits on one page has no pager', () => {
    render(<Pager label="Pages" page={1} pageSize={50} total={50} onPage={() => undefined} />);
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });
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
    vi.spyOn(window, 'matchMedia').mockImplementation((media) => ({
      ...new EventTarget(),
      media,
      matches: media.includes('639'),
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      dispatchEvent: () => true,
    }));
    renderTable();
    expect(screen.getAllByRole('columnheader')).toHaveLength(1);
    const more = screen.getByRole('button', { name: 'More about First' });
    expect(more).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(more);
    expect(more).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('2.00').parentElement).toHaveTextContent('Price2.00');
  });
});

test('work that goes on says how far it is', () => {
  render(<Progress words="Sending" fraction={0.42} />);
  expect(screen.getByRole('progressbar', { name: 'Sending' })).toHaveAttribute('value', '0.42');
  expect(screen.getByRole('status')).toHaveTextContent('Sending 42%');
});

test('what went wrong is an alert', () => {
  render(<Notice tone="wrong">The file is empty.</Notice>);
  expect(screen.getByRole('alert')).toHaveTextContent('The file is empty.');
});

test('a count has its noun', () => {
  render(<Count count={1} one="trade" many="trades" />);
  expect(screen.getByText('1 trade')).toBeInTheDocument();
});

test('seldom wanted actions close on Esc and when the focus goes elsewhere', async () => {
  render(
    <>
      <OverflowMenu label="More">
        <button>Delete all</button>
      </OverflowMenu>
      <button>Elsewhere</button>
    </>,
  );
  const menu = screen.getByRole('group');
  menu.setAttribute('open', '');
  fireEvent.keyDown(menu, { key: 'Escape' });
  expect(menu).not.toHaveAttribute('open');
  expect(screen.getByLabelText('More')).toHaveFocus();
  menu.setAttribute('open', '');
  await userEvent.click(screen.getByRole('button', { name: 'Elsewhere' }));
  expect(menu).not.toHaveAttribute('open');
});
