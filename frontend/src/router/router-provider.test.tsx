import { act, render, screen, waitFor } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderSmallApp, slowPage, smallApp } from '../testing/small-app.tsx';
import { lazyPage } from './pages.ts';
import { RouterProvider } from './router-provider.tsx';
import { useHistoryState, useNavigate, useParams, useSearch } from './use-place.ts';

const First = () => <h1>First</h1>;
const first = { load: () => First };
const at = () => window.location.href.slice(window.location.origin.length);
/** Whatever waits for a part that came has gone on. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));
const heading = (name: string) => screen.findByRole('heading', { name });

test('the old page stays until the part of the next one is loaded', async () => {
  const slow = slowPage('Second');
  const router = renderSmallApp({ '/': first, '/second': slow.page });
  await heading('First');
  act(() => {
    router.visit('/second');
  });
  expect(at()).toBe('/second');
  await waitFor(() => {
    expect(slow.asked).toHaveBeenCalledTimes(1);
  });
  expect(screen.getByRole('heading', { name: 'First' })).toBeInTheDocument();
  slow.arrives();
  await heading('Second');
  expect(screen.queryByRole('heading', { name: 'First' })).toBeNull();
});

test('the last of several steps wins, whichever part comes first', async () => {
  const second = slowPage('Second');
  const third = slowPage('Third');
  const pages = { '/': first, '/second': second.page, '/third': third.page };
  const router = renderSmallApp(pages);
  await heading('First');
  act(() => {
    router.visit('/second');
  });
  act(() => {
    router.visit('/third');
  });
  third.arrives();
  await heading('Third');
  await act(async () => {
    second.arrives();
    await nextTask();
  });
  expect(second.drawn).not.toHaveBeenCalled();
  expect(screen.getByRole('heading', { name: 'Third' })).toBeInTheDocument();
  expect(at()).toBe('/third');
});

test('back before the part is there leaves the page as it is', async () => {
  const second = slowPage('Second');
  const router = renderSmallApp({ '/': first, '/second': second.page });
  await heading('First');
  act(() => {
    router.visit('/second');
  });
  act(() => {
    window.history.back();
  });
  await waitFor(() => {
    expect(at()).toBe('/');
  });
  await act(async () => {
    second.arrives();
    await nextTask();
  });
  expect(second.drawn).not.toHaveBeenCalled();
  expect(screen.getByRole('heading', { name: 'First' })).toBeInTheDocument();
});

test('a part that cannot be loaded is told, and asked for again', async () => {
  const Second = () => <h1>Second</h1>;
  const load = vi.fn<() => Promise<{ Second: typeof Second }>>();
  load.mockRejectedValueOnce(new Error('gone')).mockResolvedValue({ Second });
  const router = renderSmallApp({ '/': first, '/second': { load: lazyPage(load, 'Second') } });
  await heading('First');
  act(() => {
    router.visit('/second?trade=7');
  });
  const retry = await screen.findByRole('button', { name: 'Broken: Error: gone' });
  act(() => {
    retry.click();
  });
  await heading('Second');
  expect(at()).toBe('/second?trade=7');
  expect(load).toHaveBeenCalledTimes(2);
});

test('a page that breaks is told, and left or tried again', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let isBroken = true;
  const Frail = () => {
    if (isBroken) throw new Error('no');
    return <h1>Frail</h1>;
  };
  const router = renderSmallApp({ '/': first, '/frail': { load: () => Frail } }, '/frail');
  const retry = await screen.findByRole('button', { name: 'Broken: Error: no' });
  act(() => {
    router.visit('/');
  });
  await heading('First');
  act(() => {
    router.visit('/frail');
  });
  await screen.findByRole('button', { name: 'Broken: Error: no' });
  isBroken = false;
  expect(retry).not.toBeInTheDocument();
  act(() => {
    screen.getByRole('button').click();
  });
  await heading('Frail');
  error.mockRestore();
});

test.each(['/nowhere', '/%E0%A4%A', '/.//second'])('%s is told to be no page', async (address) => {
  renderSmallApp({ '/': first }, `${window.location.origin}${address}?trade=new`);
  await heading('No such page');
  expect(window.location.search).toBe('');
});

test('the first page is known before anything is drawn, when the app waits for it', async () => {
  const slow = slowPage('Second');
  const router = smallApp({ '/second': slow.page }, '/second?trade=zero#part');
  const loaded = router.load();
  slow.arrives();
  await loaded;
  expect(at()).toBe('/second#part');
  render(<RouterProvider router={router} />);
  expect(screen.getByRole('heading', { name: 'Second' })).toBeInTheDocument();
  expect(slow.asked).toHaveBeenCalledTimes(1);
});

test('only what asks for the search is drawn again when it changes', async () => {
  const drawn = vi.fn();
  const Page = () => {
    useEffect(drawn);
    return <h1>Page</h1>;
  };
  const router = renderSmallApp({ '/': { load: () => Page } });
  await heading('Page');
  const before = drawn.mock.calls.length;
  act(() => {
    router.visit('/?trade=7', { replace: true });
  });
  expect(screen.getByTestId('search')).toHaveTextContent('{"trade":7}');
  expect(drawn).toHaveBeenCalledTimes(before);
});

test('two addresses of one page are one page: what it keeps stays', async () => {
  const Page = () => {
    const { isin } = useParams('/holdings/$isin');
    const [firstSeen] = useState(isin);
    return <h1>{`${isin}, first ${firstSeen}`}</h1>;
  };
  const router = renderSmallApp({ '/holdings/$isin': { load: () => Page } }, '/holdings/one');
  await heading('one, first one');
  act(() => {
    router.visit('/holdings/two');
  });
  await heading('two, first one');
});

test('what a page leaves for an entry of the history is there again after back and after loading anew', async () => {
  const Page = () => <h1>{`Trade ${String(useHistoryState().focusTrade ?? 'none')}`}</h1>;
  const pages = { '/': { load: () => Page } };
  const router = renderSmallApp(pages);
  await heading('Trade none');
  act(() => {
    router.visit('/?a=1', { state: { focusTrade: 7 } });
  });
  await heading('Trade 7');
  act(() => {
    router.visit('/?a=2');
  });
  await heading('Trade none');
  act(() => {
    window.history.back();
  });
  await heading('Trade 7');
  const { state } = window.history as { state: unknown };
  renderSmallApp(pages, at());
  window.history.replaceState(state, '', at());
  await heading('Trade 7');
});

test('a step to the same address is no step of the history', async () => {
  const router = renderSmallApp({ '/': first });
  await heading('First');
  act(() => {
    router.visit('/?a=0');
  });
  const { length } = window.history;
  act(() => {
    router.visit('/?a=0');
  });
  expect(window.history.length).toBe(length);
  act(() => {
    router.visit('/?a=1');
  });
  expect(window.history.length).toBe(length + 1);
  act(() => {
    router.visit('/?a=2', { replace: true });
  });
  expect(window.history.length).toBe(length + 1);
});

test('an address of another host is looked for in this app', async () => {
  const router = renderSmallApp({ '/': first, '/second': { load: () => () => <h1>Second</h1> } });
  await heading('First');
  for (const address of ['//evil.example/second', 'https://evil.example/second', '/\\evil.example/second']) {
    act(() => {
      router.visit(address);
    });
    await heading('Second');
    expect(at()).toBe('/second');
    act(() => {
      router.visit('/');
    });
    await heading('First');
  }
});

test('a page reads its own search and values, and those of no other', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Page = () => <h1>{JSON.stringify(useSearch('/gains'))}</h1>;
  renderSmallApp({ '/': { load: () => Page } });
  await screen.findByRole('button', { name: /gains is asked for, but \/ is shown/ });
  error.mockRestore();
});

test('what is chosen in a page and stands in its search is chosen at once', async () => {
  const Page = () => {
    const navigate = useNavigate();
    const { trade } = useSearch();
    return (
      <input
        type="checkbox"
        checked={trade === 7}
        onChange={() => {
          navigate({ to: '.', search: { trade: 7 } });
        }}
      />
    );
  };
  renderSmallApp({ '/': { load: () => Page } });
  const box = await screen.findByRole('checkbox');
  box.click();
  expect(box).toBeChecked();
});
