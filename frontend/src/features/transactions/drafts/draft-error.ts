/** What is wrong with a field, and what its sentence is filled in with. */
export interface DraftError {
  readonly code:
    | 'date-missing'
    | 'broker-missing'
    | 'isin-missing'
    | 'isin-length'
    | 'isin-pattern'
    | 'isin-check-digit'
    | 'units-above-zero'
    | 'price-above-zero'
    | 'amount-above-zero'
    | 'ratio-whole'
    | 'acquired-later'
    | 'currency-letters'
    | 'rate-above-zero'
    | 'fee-not-negative'
    | 'tax-not-negative';
  readonly values?: Readonly<Record<string, string>>;
}
