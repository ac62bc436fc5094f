import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Button } from './button.tsx';
import { Count } from './count.tsx';
import { DecimalInput } from './decimal-input.tsx';
import { Dialog } from './dialog.tsx';
import { Field } from './field.tsx';
import { Notice } from './notice.tsx';
import { OverflowMenu } from './overflow-menu.tsx';
import { Pager } from './pager.tsx';
import { Progress } from './progress.tsx';
import { Segmented } from './segmented.tsx';

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
          <Dialog title="Record transaction" onClose={close}>
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
    const dialog = screen.getByRole('dialog', { name: 'Record transaction' });
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
