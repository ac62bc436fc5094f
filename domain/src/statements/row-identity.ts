import { decimalText } from '../money/decimal-text.ts';
import type { TradeDraft } from './statement.ts';

/**
 * Tells for one trade of a file after the other a text that the same trade has in every file: what duplicates are
 * recognised by.
 *
 *   broker | order id | date | time | isin | type | units | price | currency | fee | ordinal
 *
 * The ordinal counts identical rows of the file from 1, so that two equal fills of one order are two trades, and both
 * are found again in the next export. The exchange rate and the currency-exchange fee are left out: DEGIRO's
 * older layouts have no AutoFX column, and a rate may be worked out in one export and printed in another; the same
 * trade exported twice must not become two. The name is left out because DEGIRO shortens and changes names.
 */
export function rowIdentifier(): (draft: TradeDraft) => string {
  const seen = new Map<string, number>();
  return (draft) => {
    const content = contentOf(draft);
    const ordinal = (seen.get(content) ?? 0) + 1;
    seen.set(content, ordinal);
    return `${content}|${ordinal}`;
  };
}

function contentOf(draft: TradeDraft): string {
  const { broker, externalId, date, time, isin, type, units, price, currency, fee } = draft;
  const numbers = [decimalText(units), decimalText(price), currency, decimalText(fee)];
  return [escaped(broker), escaped(externalId ?? ''), date, time ?? '', isin, type, ...numbers].join('|');
}

/** Free texts may contain the separator. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}
