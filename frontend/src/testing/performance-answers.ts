import { http, HttpResponse } from 'msw';
import { summary } from './bodies.ts';
import { valueHistory } from './holding-bodies.ts';
import { monthlyReturns, performance } from './performance-bodies.ts';
import { server } from './server.ts';

/** What the API answers about returns; a story changes it before or while the page is shown. */
export class PerformanceAnswers {
  performance = performance();
  summary = summary();
  /** The searches of the questions that were asked, by the last part of their path. */
  readonly asked: Record<'performance' | 'value-history' | 'monthly-returns', string[]> = {
    performance: [],
    'value-history': [],
    'monthly-returns': [],
  };

  serve(): void {
    const told = (name: keyof typeof this.asked, body: () => object) =>
      http.get(`*/api/v1/analytics/${name}`, ({ request }) => {
        this.asked[name].push(new URL(request.url).search);
        return HttpResponse.json(body());
      });
    const broker = { broker: 'DEGIRO', count: 12, last_fee: '2.00', usual_fee: '2.00' };
    const benchmark = { isin: 'IE00B4L5Y983', name: 'MSCI World' };
    server.use(
      http.get('*/api/v1/analytics/portfolio-summary', () => HttpResponse.json(this.summary)),
      http.get('*/api/v1/transactions/proposals', () =>
        HttpResponse.json({ brokers: [broker], instruments: [] }),
      ),
      http.get('*/api/v1/isin-metadata', () => HttpResponse.json({ items: [benchmark], total: 1 })),
      told('performance', () => this.performance),
      told('monthly-returns', () => monthlyReturns()),
      told('value-history', grownHistory),
    );
  }
}

/** From 1 to 1.2, and from there a tenth down. */
function grownHistory() {
  const point = { market_value: '1000.00', net_invested: '900.00', is_carried: false };
  return valueHistory({
    points: [
      { ...point, date: '2026-06-01', twr_index: '1', drawdown: '0' },
      { ...point, date: '2026-07-01', twr_index: '1.2', drawdown: '0' },
      { ...point, date: '2026-08-01', twr_index: '1.08', drawdown: '-0.1' },
    ],
  });
}
