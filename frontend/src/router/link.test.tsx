import { createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { renderSmallApp, slowPage } from '../testing/small-app.tsx';
import { Link } from './link.tsx';
import { Outlet } from './outlet.tsx';

const Around = () => (
  <>
    <Link to="/">Dashboard</Link>
    <Link to="/holdings">Holdings</Link>
    <Link to="/holdings" target="_blank">
      In another tab
    </Link>
    <Link to="/holdings" download>
      As a file
    </Link>
    <Link to="/holdings/$isin" params={{ isin: 'IE00BK5BQT80' }}>
      One
    </Link>
    <Link
      to="."
      search={(before) => ({ ...before, trade: 7 })}
      onClick={(event) => event.altKey && event.preventDefault()}
    >
      Trade
    </Link>
    <Outlet />
  </>
);

const First = () => <h1>First</h1>;
const pages = {
  '/': { load: () => First },
  '/holdings': slowPage('Holdings').page,
  '/holdings/$isin': { load: () => First },
};
const link = (name: string) => screen.findByRole('link', { name });

describe('a link', () => {
  test('is an anchor of its address, which follows the place', async () => {
    renderSmallApp(pages, '/holdings/IE00BK5BQT80?period=1y', Around);
    expect(await link('One')).toHaveAttribute('href', '/holdings/IE00BK5BQT80');
    expect(await link('Trade')).toHaveAttribute('href', '/holdings/IE00BK5BQT80?period=1y&trade=7');
  });

  test('is current at its address and below it, the dashboard only at its own', async () => {
    renderSmallApp(pages, '/holdings/IE00BK5BQT80?trade=8', Around);
    expect(await link('Holdings')).toHaveAttribute('aria-current', 'page');
    expect(await link('One')).toHaveAttribute('aria-current', 'page');
    expect(await link('Dashboard')).not.toHaveAttribute('aria-current');
    expect(await link('Trade')).not.toHaveAttribute('aria-current');
    fireEvent.click(await link('Trade'));
    await waitFor(() => {
      expect(screen.getByRole('link', { name: 'Trade' })).toHaveAttribute('aria-current', 'page');
    });
    fireEvent.click(await link('Dashboard'));
    await waitFor(() => {
      expect(screen.getByRole('link', { name: 'Dashboard' })).toHaveAttribute('aria-current', 'page');
    });
    expect(await link('Holdings')).not.toHaveAttribute('aria-current');
  });

  test.each([
    ['Holdings', { ctrlKey: true }],
    ['Holdings', { metaKey: true }],
    ['Holdings', { shiftKey: true }],
    ['Holdings', { altKey: true }],
    ['Holdings', { button: 1 }],
    ['In another tab', {}],
    ['As a file', {}],
  ])('%s with %o is left to the browser', async (name, init) => {
    renderSmallApp(pages, '/', Around);
    const one = await link(name);
    let isLeft = false;
    const look = (event: MouseEvent) => {
      isLeft = !event.defaultPrevented;
      event.preventDefault(); // jsdom opens no other tab
    };
    document.addEventListener('click', look, { once: true });
    fireEvent(one, createEvent.click(one, init));
    expect(isLeft).toBe(true);
    expect(window.location.pathname).toBe('/');
  });

  test('goes nowhere when whoever made it says so', async () => {
    renderSmallApp(pages, '/', () => (
      <Link
        to="/holdings"
        onClick={(event) => {
          event.preventDefault();
        }}
      >
        Held back
      </Link>
    ));
    fireEvent.click(await link('Held back'));
    expect(window.location.pathname).toBe('/');
  });
});

describe('somebody who is about to go to a page', () => {
  async function renderSlow() {
    const slow = slowPage('Holdings');
    const router = renderSmallApp({ ...pages, '/holdings': slow.page }, '/', Around);
    const one = await link('Holdings');
    vi.useFakeTimers();
    return { ...slow, router, one };
  }
  afterEach(() => {
    vi.useRealTimers();
  });

  test('points at its link for 50 ms, and it is loaded', async () => {
    const { asked, one } = await renderSlow();
    fireEvent.mouseEnter(one);
    vi.advanceTimersByTime(40);
    expect(asked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(window.location.pathname).toBe('/');
  });

  test('only passes by, and it is not', async () => {
    const { asked, one } = await renderSlow();
    fireEvent.mouseEnter(one);
    fireEvent.mouseLeave(one);
    vi.advanceTimersByTime(100);
    fireEvent.focus(one);
    fireEvent.blur(one);
    vi.advanceTimersByTime(100);
    expect(asked).not.toHaveBeenCalled();
  });

  test('reaches its link by keyboard, and it is loaded', async () => {
    const { asked, one } = await renderSlow();
    fireEvent.focus(one);
    vi.advanceTimersByTime(60);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('touches its link, and it is loaded at once, and once', async () => {
    const { asked, one, arrives } = await renderSlow();
    fireEvent.touchStart(one);
    expect(asked).toHaveBeenCalledTimes(1);
    fireEvent.focus(one);
    vi.advanceTimersByTime(60);
    expect(asked).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
    arrives();
    fireEvent.click(one);
    expect(await screen.findByRole('heading', { name: 'Holdings' })).toBeInTheDocument();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('hears nothing of a part that cannot be loaded until it is gone to', async () => {
    const { router, fails } = await renderSlow();
    const preloaded = router.preload('/holdings');
    fails(new Error('gone'));
    await preloaded;
    expect(screen.getByRole('heading', { name: 'First' })).toBeInTheDocument();
  });
});
