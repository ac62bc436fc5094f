/** Search of the page: the instrument being edited, by ISIN, or `new`. */
export interface InstrumentSearch {
  readonly edit?: string | undefined;
}

const ISIN = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

export function readInstrumentSearch({ edit }: Record<string, unknown>): InstrumentSearch {
  if (edit === 'new') return { edit };
  const isin = typeof edit === 'string' ? edit.toUpperCase() : '';
  return { edit: ISIN.test(isin) ? isin : undefined };
}
