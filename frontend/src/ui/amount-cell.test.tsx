import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { AmountCell } from './amount-cell.tsx';

const FIRST = '2026-11-24T10:00:00';
const NEWER = '2026-11-24T11:00:00';

/** What was saved: the value, and what it was typed over. */
type Saved = [string, string | null | undefined][];

/** A refusal as the client of the API throws it. */
function conflict(): Error {
  return Object.assign(new Error('changed'), {
    told: { code: 'row_changed', values: {}, message: 'changed' },
  });
}

interface CellProps {
  readonly value?: string;
  readonly basis?: string | null;
  readonly onSave?: (value: string, basedOn: string | null | undefined) => Promise<string | undefined>;
}

function Cell({
  value = '100',
  basis = FIRST,
  onSave = async () => await Promise.resolve(NEWER),
}: CellProps) {
  return (
    <AmountCell
      action="Edit gold:"
      label="Gold"
      draftKey="gold-draft"
      basis={basis}
      edit={() => ({
        text: value,
        read: (text) => (text === 'much' ? { error: 'Enter a number.' } : { value: text }),
      })}
      onSave={onSave}
    >
      {value}
    </AmountCell>
  );
}

const figure = () => screen.getByRole('button', { name: /^Edit gold:/ });

async function begin(props: CellProps = {}) {
  const person = userEvent.setup();
  const page = render(<Cell {...props} />);
  await person.click(figure());
  const input = await screen.findByRole('textbox', { name: 'Gold' });
  await person.clear(input);
  return { person, input, ...page };
}

describe('what is typed over a figure', () => {
  test('is there again after a reload, says that it is not saved, and takes no focus', async () => {
    const saved: Saved = [];
    const { person, input, unmount } = await begin();
    await person.type(input, '12');
    unmount();

    const onSave = async (...told: Saved[number]) => {
      saved.push(told);
      return await Promise.resolve(NEWER);
    };
    render(<Cell value="110" basis={NEWER} onSave={onSave} />);
    const again = await screen.findByRole('textbox', { name: 'Gold' });
    expect(again).toHaveValue('12');
    expect(again).not.toHaveFocus();
    expect(screen.getByText(/^Not saved yet/)).toBeInTheDocument();
    await person.type(again, '{End}5{Enter}');
    await waitFor(() => {
      expect(figure()).toHaveFocus();
    });
    expect(saved).toEqual([['125', FIRST]]); // over what it was typed over, which is not there any more
  });

  test('stays when it cannot be read and the page is left', async () => {
    const { person, input, unmount } = await begin();
    await person.type(input, 'much');
    await person.tab();
    expect(await screen.findByRole('alert')).toHaveTextContent('Enter a number.');
    unmount();
    render(<Cell />);
    expect(await screen.findByRole('textbox', { name: 'Gold' })).toHaveValue('much');
  });

  test.each([
    ['saved', '{Enter}'],
    ['given up', '{Escape}'],
  ])('is forgotten once it is %s', async (_, key) => {
    const { person, input, unmount } = await begin();
    await person.type(input, `12${key}`);
    await waitFor(() => {
      expect(figure()).toHaveFocus();
    });
    unmount();
    render(<Cell />);
    await new Promise((resolve) => setTimeout(resolve));
    expect(figure()).toBeInTheDocument();
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('a figure that was changed elsewhere meanwhile', () => {
  async function typeOverAChange() {
    const saved: Saved = [];
    const onSave = async (...told: Saved[number]) => {
      saved.push(told);
      return told[1] === NEWER ? await Promise.resolve(NEWER) : await Promise.reject(conflict());
    };
    const page = await begin({ onSave });
    await page.person.type(page.input, '120{Enter}');
    expect(await screen.findByText(/changed elsewhere/)).toBeInTheDocument();
    page.rerender(<Cell value="110" basis={NEWER} onSave={onSave} />);
    return { ...page, saved };
  }

  test('keeps what was typed and shows both', async () => {
    const { person, input, saved } = await typeOverAChange();
    expect(input).toHaveValue('120');
    expect(screen.getByText(/It is now/)).toHaveTextContent('It is now 110');
    await person.tab(); // nothing is sent again because the reader goes to the choice
    expect(saved).toEqual([['120', FIRST]]);
  });

  test('is written over when the reader says so', async () => {
    const { person, saved } = await typeOverAChange();
    await person.click(screen.getByRole('button', { name: 'Save mine' }));
    await waitFor(() => {
      expect(figure()).toBeInTheDocument();
    });
    expect(saved).toEqual([
      ['120', FIRST],
      ['120', NEWER],
    ]);
  });

  test('stays when the reader says so', async () => {
    const { person, saved } = await typeOverAChange();
    await person.click(screen.getByRole('button', { name: 'Show the newer one' }));
    expect(figure()).toHaveTextContent('110');
    expect([saved.length, sessionStorage.length]).toEqual([1, 0]);
  });
});

test('a second edit is made from the first, before the page has been told of it', async () => {
  const saved: Saved = [];
  const onSave = async (...told: Saved[number]) => {
    saved.push(told);
    return await Promise.resolve(NEWER);
  };
  const { person, input } = await begin({ onSave });
  await person.type(input, '120{Enter}');
  await waitFor(() => {
    expect(figure()).toHaveFocus();
  });
  await person.click(figure());
  const again = await screen.findByRole('textbox', { name: 'Gold' });
  await person.clear(again);
  await person.type(again, '130{Enter}');
  await waitFor(() => {
    expect(saved).toEqual([
      ['120', FIRST],
      ['130', NEWER],
    ]);
  });
});
