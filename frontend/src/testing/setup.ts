import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { withMessages } from '../i18n/translator.ts';
import { server } from './server.ts';

/** A machine that is busy needs longer than a second for what a page loads. */
configure({ asyncUtilTimeout: 10_000 });

/** jsdom has dialogs but does not open them, and has no media queries and no sizes. All are tested in Chromium. */
HTMLDialogElement.prototype.showModal = function open() {
  this.setAttribute('open', '');
};
HTMLDialogElement.prototype.close = function close() {
  this.removeAttribute('open');
};
window.matchMedia = (query) =>
  ({
    media: query,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;

beforeAll(async () => {
  // Parts are tested by themselves too, without the page that brings their texts.
  await withMessages(Promise.resolve());
  server.listen({ onUnhandledFrame: 'error' });
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  sessionStorage.clear();
  localStorage.clear();
});
afterAll(() => {
  server.close();
});
