import { fitting } from './fitting.ts';
import { settled } from './settled.ts';
import type { ReadVerdict, RefusedVerdict, StatementContext, TradeDraft } from './statement.ts';
import { refused } from './verdicts.ts';

/** What fees, values and rates of DEGIRO's files are in; accounts in another currency are refused row by row. */
export const DEGIRO_ACCOUNT_CURRENCY = 'EUR';

/**
 * A trade of an account in EUR as a ledger with another base currency keeps it.
 *
 * The rate that DEGIRO recorded stays in it: 1.25 USD for one EUR and 0.04 EUR for one CZK are 0.05 USD for one CZK. Only the step
 * from EUR to the base currency is of a published rate of the day; where the price itself is in the base currency not even that.
 *
 * @returns the trade, its charges in the base currency; refused where no rate of the day is known
 * @see docs/spec/import.md §2 and §3
 */
export function degiroInBase(
  verdict: ReadVerdict<TradeDraft>,
  context: Pick<StatementContext, 'base' | 'rateOn'>,
): ReadVerdict<TradeDraft> | RefusedVerdict {
  const { draft } = verdict;
  const reading = { context, errors: [], notes: [...verdict.notes] };
  const money = settled(reading, { ...draft, account: DEGIRO_ACCOUNT_CURRENCY, rate: draft.exchangeRate });
  if (money === null) return refused(reading, draft);
  return fitting(reading, { ...verdict, draft: { ...draft, ...money }, notes: reading.notes });
}
