/** The headings of a decision record, in this order. */
export const ADR_HEADINGS = ['Status', 'Context', 'Positions', 'Decision', 'Consequences'];

/** Where text may become a binary number, and why money never passes through there. */
export const FLOAT_ROOMS = [
  'domain/src/money/parse-decimal.ts', // the exponent of "1e3", after it is known to be short
  'domain/src/ledger/isin.ts', // the digits of a check sum
  'domain/src/ledger/net-amount-rank.ts', // the id of a row, back out of its place in an order
  'domain/src/calendar/', // years, months and days
  'domain/src/returns/', // powers, logarithms and roots; binary.ts is their door
  'domain/src/statements/statement-date.ts', // the same
  'domain/src/statements/fund-holdings-date.ts', // the same
  'domain/src/statements/mapped-date.ts', // the same
  'backend/src/config.ts', // a port
  'backend/src/config-values.ts', // the width of a network
  'backend/src/providers/net/', // seconds to wait
  'backend/src/providers/yahoo/single-precision.ts', // a price that came through a single, back to its digits
  'backend/src/http/', // ids, counts and limits of the wire
  'backend/src/db/', // counts of rows, microseconds
  'frontend/src/features/transactions/drafts/transaction-draft.ts', // the two sides of a split
  'frontend/src/format/', // digits of a number that is already decided
  'frontend/src/ui/charts/', // pixels
  'infra/src/edge/', // seconds that an answer is kept
];

/** Where the language and region of the reader are known. */
export const INTL_ROOMS = [
  'frontend/src/format/',
  // Which zones there are, and which this machine is in.
  'infra/src/deploy/stack/time-zone.ts',
];
