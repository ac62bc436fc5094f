import { type Period, readPeriod } from '../../ui/charts/period.ts';

/** The stretches of time that the chart offers; `max` is not written in the URL. */
export const PERIODS = ['1m', '3m', 'ytd', '1y', '3y', 'max'] as const satisfies readonly Period[];

export type PricePeriod = (typeof PERIODS)[number];

/** What lies over the pages of prices. */
export const DIALOGS = ['close', 'rate', 'listing', 'import-prices', 'import-rates'] as const;

export type PriceDialog = (typeof DIALOGS)[number];

/** Search of the pages of prices. */
export interface PricesSearch {
  readonly dialog?: PriceDialog | undefined;
  /** Of the rate that is entered. */
  readonly currency?: string | undefined;
  readonly period?: PricePeriod | undefined;
}

const CURRENCY = /^[A-Z]{3}$/;

/** What makes no sense is undefined, not left out: else the router would keep it as it stands in the URL. */
export function readPricesSearch({ dialog, currency, period }: Record<string, unknown>): PricesSearch {
  const asked = readPeriod(period, PERIODS) as PricePeriod | undefined;
  return {
    dialog: DIALOGS.find((known) => known === dialog),
    currency: typeof currency === 'string' && CURRENCY.test(currency) ? currency : undefined,
    period: asked === 'max' ? undefined : asked,
  };
}
