import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GOLDEN_NOW, serveGoldenAnswers } from '../../testing/golden-answers.ts';
import { renderApp } from '../../testing/render-app.tsx';
import * as files from '../../ui/save-file.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: GOLDEN_NOW });
  serveGoldenAnswers((body) => body);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function rowsOf(name: string) {
  const table = await screen.findByRole('table', { name });
  const heads = within(table).getAllByRole('rowheader');
  return heads.map((head) => head.textContent);
}

test('funds stand the largest first, and are sorted by any head', async () => {
  const { person } = renderApp('/costs');
  expect((await rowsOf('Costs of the funds')).slice(0, 2)).toEqual(['FTSE All-World', 'Core Euro Govt Bond']);
  const funds = within(screen.getByRole('table', { name: 'Costs of the funds' }));
  await person.click(funds.getByRole('button', { name: /^Instrument/ }));
  expect((await rowsOf('Costs of the funds')).slice(0, 2)).toEqual(['Core Euro Govt Bond', 'FTSE All-World']);
});

test('both tables are exported as they are shown', async () => {
  const save = vi.spyOn(files, 'saveFile').mockReturnValue();
  const { person } = renderApp('/costs');
  const charges = await screen.findByRole('region', { name: 'Fees and taxes by broker' });
  await person.click(within(charges).getByRole('button', { name: 'Export CSV' }));
  const [name, text] = save.mock.calls[0] ?? [];
  expect(name).toBe('charges-2026-11-24.csv');
  expect(text).toContain('2025,DEGIRO,19.00,0.00');
  await person.click(
    within(screen.getByRole('region', { name: 'Costs of the funds' })).getByRole('button', {
      name: 'Export CSV',
    }),
  );
  expect(save.mock.calls[1]?.[1]).toContain('FTSE All-World,18400.00,0.0019,34.96');
});
