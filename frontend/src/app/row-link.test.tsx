import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RowLink } from './row-link.tsx';

async function renderLink() {
  const history = createMemoryHistory({ initialEntries: ['/transactions?search=gold'] });
  const routeTree = createRootRoute({
    component: () => (
      <RowLink to={{ to: '.', search: (search) => ({ ...search, trade: 7 }) }} href="/transactions?trade=7">
        Gold
      </RowLink>
    ),
  });
  render(<RouterProvider router={createRouter({ routeTree, history }) as never} />);
  return { link: await screen.findByRole('link', { name: 'Gold' }), history };
}

test('a plain click goes on from the address of the page', async () => {
  const { link, history } = await renderLink();
  fireEvent.click(link);
  await waitFor(() => {
    expect(history.location.search).toBe('?search=gold&trade=7');
  });
});

test('a click for another tab is the browser’s', async () => {
  const { link, history } = await renderLink();
  expect(link).toHaveAttribute('href', '/transactions?trade=7');
  const click = createEvent.click(link, { ctrlKey: true });
  fireEvent(link, click);
  expect(click.defaultPrevented).toBe(false);
  expect(history.location.search).toBe('?search=gold');
});
