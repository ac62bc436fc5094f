import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { KeyboardProvider } from '../keyboard/keyboard.tsx';
import { VirtualTable, type VirtualTableProps } from './virtual-table.tsx';

/** jsdom has no layout: the table begins at the top of the page, which scrolls here. */
beforeEach(() => {
  vi.spyOn(HTMLTableElement.prototype, 'getBoundingClientRect').mockImplementation(
    () => new DOMRect(0, -window.scrollY, 800, 600),
  );
  Object.defineProperty(document.documentElement, 'scrollHeight', { configurable: true, value: 5_000_000 });
  window.scrollTo = ((to: ScrollToOptions) => {
    Object.assign(window, { scrollY: to.top ?? 0 });
    fireEvent.scroll(window);
  }) as typeof window.scrollTo;
});

afterEach(() => {
  Object.assign(window, { scrollY: 0 });
  vi.restoreAllMocks();
});

type Props = Partial<VirtualTableProps<{ n: number }>>;

function Numbers(props: Props) {
  const ref = useRef<HTMLTableElement>(null);
  return (
    <VirtualTable
      ref={ref}
      caption="Numbers"
      count={100_000}
      rowAt={(index) => ({ n: index + 1 })}
      rowKey={({ n }) => String(n)}
      rowName={({ n }) => `row ${String(n)}`}
      columns={[
        {
          key: 'n',
          head: 'N',
          share: 3,
          onPhone: true,
          cell: ({ n }) => <button data-row-primary>{n}</button>,
        },
        { key: 'square', head: 'Square', cell: ({ n }) => `${String(n)}²` },
      ]}
      {...props}
    />
  );
}

function tree(props: Props = {}) {
  return (
    <KeyboardProvider>
      <Numbers {...props} />
    </KeyboardProvider>
  );
}

const rows = () => screen.getAllByRole('row');

test('has few rows in the document, and says how many there are and which these are', () => {
  render(tree());
  expect(screen.getByRole('table', { name: 'Numbers' })).toHaveAttribute('aria-rowcount', '100001');
  expect(rows().length).toBeLessThan(60);
  expect(rows()[0]).toHaveAttribute('aria-rowindex', '1');
  expect(rows()[1]).toHaveAttribute('aria-rowindex', '2');
  const widths = Array.from(document.querySelectorAll('col'), ({ style }) => style.width);
  expect(widths).toEqual(['75%', '25%']);
});

test('shows the rows where it was scrolled to, and tells which are in sight', async () => {
  const onSight = vi.fn();
  render(tree({ onSight }));
  window.scrollTo({ top: 48 * 50_000 });
  expect(screen.getByRole('button', { name: '50001' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: '1' })).toBeNull();
  await waitFor(() => {
    expect(onSight.mock.lastCall?.[0]).toBe(50_000);
  });
});

test('j and k walk on beyond the rows of the document, and the row with the focus stays there', async () => {
  render(tree());
  const person = userEvent.setup();
  await person.keyboard('jjj');
  expect(screen.getByRole('button', { name: '3' })).toHaveFocus();
  window.scrollTo({ top: 48 * 50_000 });
  expect(screen.getByRole('button', { name: '3' })).toHaveFocus();
  await person.keyboard('k');
  await waitFor(() => {
    expect(screen.getByRole('button', { name: '2' })).toHaveFocus();
  });
  expect(screen.queryByRole('button', { name: '50001' })).toBeNull();
});

test('goes to a row that it is told to go to', async () => {
  render(tree({ goTo: { key: '701', index: 700 } }));
  await waitFor(() => {
    expect(screen.getByRole('button', { name: '701' })).toHaveFocus();
  });
});

test('another question begins at the top', () => {
  const { rerender } = render(tree({ question: 'a' }));
  window.scrollTo({ top: 9_000 });
  rerender(tree({ question: 'a' }));
  expect(window.scrollY).toBe(9_000);
  rerender(tree({ question: 'b', count: 40 }));
  expect(window.scrollY).toBe(0);
});

test('a row on its way has its place', () => {
  render(tree({ rowAt: (index) => (index === 0 ? { n: 1 } : undefined) }));
  expect(rows()[1]).toHaveTextContent('1');
  expect(rows()[2]).toHaveAttribute('aria-busy', 'true');
});

test('on a phone shows the other columns on tap', async () => {
  vi.spyOn(window, 'matchMedia').mockImplementation((media) => {
    const list = new EventTarget();
    return Object.assign(list, { media, matches: media.includes('899') }) as MediaQueryList;
  });
  render(tree());
  await userEvent.click(screen.getByRole('button', { name: 'More about row 2' }));
  expect(screen.getByText('2²').parentElement).toHaveTextContent('Square2²');
});

test('on paper stand all the rows that are here, and how many there are', () => {
  render(tree({ rowAt: (index) => (index < 300 ? { n: index + 1 } : undefined) }));
  const print = (name: string) => {
    act(() => {
      window.dispatchEvent(new Event(name));
    });
  };
  print('beforeprint');
  expect(screen.getByRole('button', { name: '300' })).toBeInTheDocument();
  expect(rows().at(-1)).toHaveTextContent('1–300 of 100,000');
  expect(document.querySelectorAll('[aria-hidden=true] > td')).toHaveLength(0);
  print('afterprint');
  expect(screen.queryByRole('button', { name: '300' })).toBeNull();
});

test('those below the rows in sight come once these are painted', async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  const seen = new MutationObserver(() => {
    resolve(screen.getAllByRole('row').length);
  });
  // As a browser draws, one commit after the other: under `act` they come together.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  seen.observe(place, { childList: true, subtree: true });
  onTestFinished(() => {
    root.unmount();
    place.remove();
    vi.unstubAllGlobals();
  });
  root.render(tree());
  const first = await promise;
  seen.disconnect();
  expect(first).toBeGreaterThan(window.innerHeight / 48);
  await waitFor(() => {
    expect(screen.getAllByRole('row').length).toBe(first + 12);
  });
});

test('rows that are there are not drawn again when others come', async () => {
  let drawn = 0;
  const rowAt = (index: number) => NUMBERS[index];
  const stable: Props = {
    columns: [
      {
        key: 'n',
        head: 'N',
        cell: ({ n }) => {
          drawn += 1;
          return n;
        },
      },
    ],
    rowKey: ({ n }) => String(n),
    rowName: ({ n }) => String(n),
  };
  const { rerender } = render(tree({ ...stable, rowAt }));
  await act(async () => {
    await Promise.resolve();
  });
  const before = drawn;
  expect(before).toBeGreaterThan(0);
  rerender(tree({ ...stable, rowAt: (index) => rowAt(index), count: 99_999, isStale: true }));
  expect(drawn).toBe(before);
});

const NUMBERS = Array.from({ length: 1000 }, (_, index) => ({ n: index + 1 }));
