/** The one door of the domain: everything that the rest of the house may use. */
export * from './money/decimal.ts';
export * from './money/decimal-text.ts';
export * from './money/divide.ts';
export * from './money/parse-decimal.ts';
export * from './money/round.ts';
export * from './calendar/local-date.ts';
export * from './calendar/local-time.ts';
export * from './ledger/isin.ts';
export * from './ledger/trade.ts';
export * from './ledger/trade-amounts.ts';
