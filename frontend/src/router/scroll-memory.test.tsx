import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderSmallApp } from '../testing/small-app.tsx';

const First = () => <h1 id="part">First</h1>;
const Second = () => <h1>Second</h1>;
const pages = { '/': { load: () => First }, '/second': { load: () => Second } };
const heading = (name: string) => screen.findByRole('heading', { name });

const scrolled = (top: number) => Object.assign(window, { scrollY: top });

beforeEach(() => {
  const scrollTo = (_left: number, top: number) => scrolled(top);
  vi.spyOn(window, 'scrollTo').mockImplementation(scrollTo);
  scrolled(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  scrolled(0);
});

function visit(router: ReturnType<typeof renderSmallApp>, ...step: Parameters<typeof router.visit>) {
  act(() => {
    router.visit(...step);
  });
}

function back() {
  act(() => {
    window.history.back();
  });
}

test('a page begins at its top, and one gone back to where it was left', async () => {
  const router = renderSmallApp(pages);
  await heading('First');
  scrolled(600);
  visit(router, '/second');
  await heading('Second');
  expect(window.scrollY).toBe(0);
  scrolled(50);
  back();
  await heading('First');
  expect(window.scrollY).toBe(600);
  act(() => {
    window.history.forward();
  });
  await heading('Second');
  expect(window.scrollY).toBe(50);
});

test('what is seen does not move when the step says so, nor at the same address; a new search begins at the top', async () => {
  const router = renderSmallApp(pages);
  await heading('First');
  scrolled(600);
  visit(router, '/?trade=7', { resetScroll: false });
  expect(window.scrollY).toBe(600);
  visit(router, '/?trade=7');
  expect(window.scrollY).toBe(600);
  visit(router, '/?trade=8');
  expect(window.scrollY).toBe(0);
  back();
  await waitFor(() => {
    expect(window.scrollY).toBe(600);
  });
});

test('a page that is loaded anew is where it was left', async () => {
  const router = renderSmallApp(pages);
  await heading('First');
  visit(router, '/second');
  await heading('Second');
  scrolled(300);
  act(() => {
    window.dispatchEvent(new Event('pagehide'));
  });
  expect(window.history.scrollRestoration).toBe('auto');
  scrolled(0);
  const { state } = window.history as { state: unknown };
  renderSmallApp(pages, '/second');
  window.history.replaceState(state, '', '/second');
  await heading('Second');
  await waitFor(() => {
    expect(window.scrollY).toBe(300);
  });
  expect(window.history.scrollRestoration).toBe('manual');
});

test('a part of the page that the address names is gone to', async () => {
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView');
  scrolled(200);
  renderSmallApp(pages, '/#part');
  await heading('First');
  expect(scrollIntoView).toHaveBeenCalled();
  expect(window.scrollY).toBe(200);
  scrollIntoView.mockRestore();
});

test('a browser that keeps its storage from us scrolls all the same', async () => {
  const getItem = vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('not allowed');
  });
  const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('not allowed');
  });
  const router = renderSmallApp(pages);
  await heading('First');
  scrolled(600);
  visit(router, '/second');
  await heading('Second');
  expect(window.scrollY).toBe(0);
  window.dispatchEvent(new Event('pagehide'));
  getItem.mockRestore();
  setItem.mockRestore();
});
