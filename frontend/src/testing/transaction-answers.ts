import { http, HttpResponse } from 'msw';
import { WINDOW } from '../features/transactions/filter.ts';
import type { Proposals } from '../api/wire.ts';
import { position, transaction, transactionList } from './bodies.ts';
import { server } from './server.ts';

export const gold = transaction({
  id: 2,
  isin: 'IE00B4ND3602',
  name: 'Physical Gold',
  product: 'ISHARES PHYSICAL GOLD',
  transaction_type: 'SELL',
  units: '20.0000',
  price_per_unit: '61.1740',
  net_amount: '1221.48',
});

const proposals: Proposals = {
  brokers: [{ broker: 'DEGIRO', count: 40, last_fee: '3.00', usual_fee: '2.00' }],
  instruments: [
    {
      isin: 'IE00BK5BQT80',
      name: 'FTSE All-World',
      last_broker: 'DEGIRO',
      last_price: '121.0900',
      last_currency: 'EUR',
      count: 40,
    },
  ],
};

/** A ledger of 90 trades of which two are in sight; returns the searches of the list requests, in their order. */
export function answerTransactions(): string[] {
  const asked: string[] = [];
  server.use(
    http.get('*/api/v1/transactions', ({ request }) => {
      const { searchParams } = new URL(request.url);
      if (searchParams.get('limit') === String(WINDOW)) asked.push(searchParams.toString());
      return HttpResponse.json(transactionList([transaction(), gold], 90));
    }),
    http.get('*/api/v1/transactions/2', () => HttpResponse.json(gold)),
    http.get('*/api/v1/transactions/proposals', () => HttpResponse.json(proposals)),
    http.get('*/api/v1/analytics/positions/:isin', () =>
      HttpResponse.json({
        ...position({ total_units: '10.0000', cost_basis: '1000.00', average_cost_per_unit: '100.0000' }),
        last_trade_date: '2026-01-02',
      }),
    ),
  );
  return asked;
}
