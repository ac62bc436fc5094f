import type { IsinMetadata, Why, WhyLine } from '../api/wire.ts';

/** A line that begins with 10 × 100 = 1000, unless told otherwise. */
export function whyLine(changed: { readonly [M in keyof WhyLine]?: WhyLine[M] | undefined } = {}): WhyLine {
  return {
    kind: 'transaction',
    operator: 'start',
    operand: '1000',
    rule: 'gross_amount',
    expression: { units: '10', price: '100' },
    result: '1000',
    transaction_id: 1,
    transaction_type: 'BUY',
    isin: 'IE00BK5BQT80',
    date: '2025-01-15',
    ...changed,
  } as WhyLine;
}

/** The cost basis of one purchase, unless told otherwise. */
export function why(changed: Partial<Why> = {}): Why {
  return {
    figure: 'cost_basis',
    isin: 'IE00BK5BQT80',
    transaction_id: null,
    broker: null,
    asset_class: null,
    other_isin: null,
    asset_type: null,
    asset_detail: null,
    snapshot_date: null,
    oldest_date: null,
    start_date: null,
    end_date: null,
    benchmark: null,
    stretch_start_date: null,
    stretch_end_date: null,
    method: 'average',
    value: '1000.00',
    unit: 'money',
    currency: 'EUR',
    as_of: '2026-11-24',
    definition: { key: 'cost_basis', formula: 'purchases join', spec: 'docs/spec/cost-basis.md' },
    unavailable: null,
    close: null,
    lines_total: 1,
    skip: 0,
    limit: 50,
    lines: [whyLine()],
    ...changed,
  };
}

/** What is known of an instrument, unless told otherwise. */
export function isinMetadata(changed: Partial<IsinMetadata> = {}): IsinMetadata {
  return {
    isin: 'IE00BK5BQT80',
    name: 'FTSE All-World',
    type: 'STOCK',
    id: 1,
    created_at: '2026-11-18T10:00:00',
    updated_at: '2026-11-18T10:00:00',
    currency: 'EUR',
    ter: '0.0022',
    symbol: 'VWCE',
    ...changed,
  };
}
