import type { AssetCurrency } from '@portfolio/domain';
import { field, type FieldResult } from './field.ts';

/** The currencies that the one exchange rate of the settings joins. */
const KNOWN: readonly AssetCurrency[] = ['EUR', 'CZK'];
const EXPECTED = "'EUR' or 'CZK'";

/** A currency that amounts can be converted from and to. */
export function knownCurrencyField(description: string) {
  return field({ type: 'string', enum: KNOWN, description }, (value): FieldResult<AssetCurrency> => {
    const found = KNOWN.find((currency) => currency === value);
    if (found !== undefined) return { value: found };
    const isOther = typeof value === 'string' && /^[A-Z]{3}$/.test(value);
    const why = isOther ? `; for ${value} there is no exchange rate yet` : '';
    const message = `Input should be ${EXPECTED}${why}`;
    return { error: { type: 'enum', message, ctx: { expected: EXPECTED } } };
  });
}
