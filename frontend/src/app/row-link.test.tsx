import { createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RouterProvider } from '../router/router-provider.tsx';
import { createRouter } from '../router/router.ts';
import { RowLink } from './row-link.tsx';

const nothing = () => null;

async function renderLink() {
  window.history.replaceState(null, '', '/transactions?search=gold');
  const Root = () => (
    <RowLink to={{ to: '.', search: (search) => ({ ...search, trade: 7 }) }} href="/transactions?trade=7">
      Gold
    </RowLink>
  );
  const pages = { '/transactions': { load: () => nothing } };
  const parts = { Root, NotFoundPage: nothing, ErrorPage: nothing };
  render(<RouterProvider router={createRouter({ pages, readSearch: (search) => search, ...parts })} />);
  return await screen.findByRole('link', { name: 'Gold' });
}

test('a plain click goes on from the address of the page', async () => {
  fireEvent.click(await renderLink());
  await waitFor(() => {
    expect(window.location.search).toBe('?search=gold&trade=7');
  });
});

test('a click for another tab is the browser’s', async () => {
  const link = await renderLink();
  expect(link).toHaveAttribute('href', '/transactions?trade=7');
  const click = createEvent.click(link, { ctrlKey: true });
  fireEvent(link, click);
  expect(click.defaultPrevented).toBe(false);
  expect(window.location.search).toBe('?search=gold');
});
