import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { AppServer } from './app-server.ts';

/** A DEGIRO file as the broker writes it: four trades of two funds, and one line that is wrong. */
export const STATEMENT = join(import.meta.dirname, 'statement.csv');

/** A story with a server of its own; it fails on any error or missing text in the console and on any request to another host. */
export const test = base.extend<{ app: AppServer; isDemo: boolean; hostName: string }>({
  isDemo: [false, { option: true }],
  hostName: ['127.0.0.1', { option: true }],
  app: async ({ page, isDemo, hostName }, use) => {
    const app = new AppServer(isDemo, hostName);
    await app.start();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      const isFetch = message.text().startsWith('Failed to load resource');
      const isWithoutText = message.text().startsWith('Uncompiled message');
      if ((message.type() === 'error' && !isFetch) || isWithoutText) wrong.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(app.origin)) wrong.push(`asked another host: ${request.url()}`);
    });
    await use(app);
    await app.dispose();
    expect(wrong).toEqual([]);
  },
});

/** Three holdings, a closed and an oversold position: everything the dashboard can show. */
export async function fillPortfolio(app: AppServer): Promise<void> {
  const trade = { broker: 'DEGIRO', fee: '2.00', transaction_type: 'BUY' };
  const world = { ...trade, isin: 'IE00BK5BQT80', product: 'FTSE All-World' };
  const gold = { ...trade, isin: 'IE00B4ND3602', product: 'Physical Gold' };
  const bond = { ...trade, isin: 'IE00B4WXJJ64', product: 'Core Euro Govt Bond' };
  const trades = [
    { ...world, date: '2024-03-04', units: '612', price_per_unit: '98.412' },
    { ...gold, date: '2024-05-06', units: '310.5', price_per_unit: '41.021' },
    { ...bond, date: '2024-07-08', units: '180', price_per_unit: '118.9041' },
    {
      ...trade,
      isin: 'IE00BF4RFH31',
      product: 'World Small Cap',
      date: '2024-01-08',
      units: '30',
      price_per_unit: '8.65',
    },
    {
      ...trade,
      isin: 'IE00BF4RFH31',
      product: 'World Small Cap',
      date: '2024-09-09',
      units: '30',
      price_per_unit: '9.1',
      transaction_type: 'SELL',
    },
    {
      ...trade,
      isin: 'US5951121038',
      product: 'Micron Technology',
      date: '2024-02-05',
      units: '4',
      price_per_unit: '88.31',
      transaction_type: 'SELL',
      currency: 'USD',
      exchange_rate: '1.0895',
    },
  ];
  for (const body of trades) await app.post('/transactions', body);
  await app.post('/position-values', { isin: 'IE00BK5BQT80', current_value: '74108.22' });
  await app.post('/position-values', { isin: 'IE00B4WXJJ64', current_value: '20411.10' });
}
