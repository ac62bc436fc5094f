/** What tests on every side of the house may use to write ledgers down and to judge figures. */
export * from './arbitraries.ts';
export * from './entries.ts';
export * from './average-cost-by-rationals.ts';
export * from './rational.ts';
export * from './scenario.ts';
export * from './trades.ts';
export * from './valued-holdings.ts';
export * from './recompute-trail.ts';
export * from './days-by-rationals.ts';
export * from './portfolios.ts';
export * from './walked.ts';
export * from './january.ts';
export * from './period-subjects.ts';
export * from './rebalancing-cases.ts';
