/** What may be wrong with the records, the graver first; see docs/spec/data-health.md. */
export const HEALTH_CODES = [
  'oversold',
  'no_price',
  'no_rate',
  'suspected_duplicate',
  'suspected_split',
  'stale_price',
  'no_name',
  'no_class',
] as const;
export type HealthCode = (typeof HEALTH_CODES)[number];
