import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createQueryClient } from '../api/query-client.ts';
import { App } from '../app/app.tsx';
import { createAppRouter } from '../app/router.tsx';
import type { Speech } from '../i18n/language.tsx';
import { ENGLISH } from '../i18n/translator.ts';

/** Where the browser is, as far as an app knows. */
export const at = () => window.location.href.slice(window.location.origin.length);

/**
 * The whole app at an address, with a person at the keyboard, who reads English unless told otherwise. A browser has one
 * address, so that an app that was there before is gone.
 */
export function renderApp(address: string, speech: Speech = { language: 'en', t: ENGLISH }) {
  cleanup();
  window.history.replaceState(null, '', address);
  const person = userEvent.setup();
  render(<App router={createAppRouter()} queries={createQueryClient()} speech={speech} />);
  return { person, at };
}
