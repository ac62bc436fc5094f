import { decimalText } from '../money/decimal-text.ts';
import type { ReadVerdict, StatementDraft, StatementKind } from './statement.ts';

/**
 * Tells for one transaction of a file after the other a text that the same one has in every file: what duplicates are
 * recognised by.
 *
 *   broker | order id | date | time | isin | type | units | price | currency | fee | ordinal
 *
 * The ordinal counts identical rows of the file from 1, so that two equal fills of one order are two trades, and both
 * are found again in the next export. The exchange rate and the currency-exchange fee are left out: DEGIRO's
 * older layouts have no AutoFX column, and a rate may be worked out in one export and printed in another; the same
 * trade exported twice must not become two. The name is left out because DEGIRO shortens and changes names.
 *
 * What has no units says its amount or its ratio in their place; what has no price leaves that empty.
 */
export function rowIdentifier(): (draft: StatementDraft) => string {
  const numbered = ordinals();
  return (draft) => numbered(contentOf(draft));
}

/**
 * The same for rows of one kind of statement, some of which the broker numbers itself: `#kind | row id | ordinal`.
 *
 * What has the same number and says the same is one row, though it may stand in a file twice because exports of two
 * periods were put together: it gets the same text again. The ordinal counts what one number says beside that.
 */
export function rowIdentifierOf(kind: StatementKind): (verdict: ReadVerdict) => string {
  const numbered = ordinals();
  const known = new Map<string, string>();
  return ({ draft, rowId }) => {
    if (rowId === undefined) return numbered(contentOf(draft));
    const stem = `#${kind}|${escaped(rowId)}`;
    const told = `${stem}|${contentOf(draft)}`;
    const identity = known.get(told) ?? numbered(stem);
    known.set(told, identity);
    return identity;
  };
}

/** Puts behind a text how often it has come by now. */
function ordinals(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const ordinal = (seen.get(text) ?? 0) + 1;
    seen.set(text, ordinal);
    return `${text}|${ordinal}`;
  };
}

function contentOf(draft: StatementDraft): string {
  const { broker, externalId, date, time, isin, type, currency, fee } = draft;
  const numbers = [...sizeOf(draft), currency, decimalText(fee)];
  return [escaped(broker), escaped(externalId ?? ''), date, time ?? '', isin ?? '', type, ...numbers].join(
    '|',
  );
}

function sizeOf(draft: StatementDraft): [size: string, price: string] {
  switch (draft.type) {
    case 'BUY':
    case 'SELL':
      return [decimalText(draft.units), decimalText(draft.price)];
    case 'DIVIDEND':
    case 'FEE':
    case 'TAX':
      return [decimalText(draft.amount), ''];
    case 'SPLIT':
      return [`${draft.newUnits}:${draft.oldUnits}`, ''];
    case 'TRANSFER_IN':
    case 'TRANSFER_OUT':
      return [decimalText(draft.units), draft.price ? decimalText(draft.price) : ''];
  }
}

/** Free texts may contain the separator. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}
