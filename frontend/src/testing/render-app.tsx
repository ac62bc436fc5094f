import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createQueryClient } from '../api/query-client.ts';
import { App } from '../app/app.tsx';
import { createAppRouter } from '../app/router.tsx';
import type { Speech } from '../i18n/language.tsx';
import { ENGLISH } from '../i18n/translator.ts';

/** The whole app at an address, with a person at the keyboard, who reads English unless told otherwise. */
export function renderApp(address: string, speech: Speech = { language: 'en', t: ENGLISH }) {
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }));
  const person = userEvent.setup();
  render(<App router={router} queries={createQueryClient()} speech={speech} />);
  const at = () => router.history.location.href;
  return { person, at };
}
