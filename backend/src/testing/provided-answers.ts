/** Answers in the forms of the providers, for servers that stand for them. */

interface Chart {
  readonly currency?: string;
  /** Seconds since 1970 and the closes then; null where nothing was traded. */
  readonly candles: readonly (readonly [timestamp: number, close: number | null])[];
  /** Seconds since 1970, new and old units. */
  readonly splits?: readonly (readonly [timestamp: number, numerator: number, denominator: number])[];
  /** When the exchange opens and closes on its newest day, seconds since 1970. */
  readonly open?: readonly [start: number, end: number];
  readonly gmtoffset?: number;
}

/** Seconds since 1970 of a moment in UTC. */
export const at = (moment: string): number => Date.parse(`${moment}Z`) / 1000;

/** What Yahoo answers for a chart: as recorded in 2026, without what nobody reads. */
export function yahooChart({
  currency = 'EUR',
  candles,
  splits = [],
  open,
  gmtoffset = 3600,
}: Chart): string {
  const [start, end] = open ?? [0, 1];
  return JSON.stringify({
    chart: {
      result: [
        {
          meta: {
            currency,
            symbol: 'VWCE.DE',
            exchangeName: 'GER',
            fullExchangeName: 'XETRA',
            instrumentType: 'ETF',
            gmtoffset,
            timezone: 'CET',
            exchangeTimezoneName: 'Europe/Berlin',
            regularMarketPrice: candles.at(-1)?.[1],
            priceHint: 2,
            currentTradingPeriod: { regular: { timezone: 'CET', start, end, gmtoffset } },
            dataGranularity: '1d',
          },
          timestamp: candles.map(([timestamp]) => timestamp),
          events:
            splits.length === 0
              ? undefined
              : {
                  splits: Object.fromEntries(
                    splits.map(([date, numerator, denominator]) => [
                      String(date),
                      { date, numerator, denominator, splitRatio: `${numerator}:${denominator}` },
                    ]),
                  ),
                },
          indicators: {
            quote: [{ close: candles.map(([, close]) => close), volume: candles.map(() => 1000) }],
            adjclose: [{ adjclose: candles.map(() => 1) }],
          },
        },
      ],
      error: null,
    },
  });
}

/** Candles at nine in Frankfurt in winter, one for each day from the first on; `null` where there is none. */
export function candles(first: string, closes: readonly (number | null)[]): [number, number | null][] {
  return closes.map((close, index) => [at(`${first}T08:00:00`) + index * 86_400, close]);
}

/** What Yahoo answers for a symbol that it does not know, with status 404. */
export const YAHOO_UNKNOWN = JSON.stringify({
  chart: {
    result: null,
    error: { code: 'Not Found', description: 'No data found, symbol may be delisted' },
  },
});

/** A table of the European Central Bank: days, each with the rates of some currencies. */
export function ecbTable(
  days: Readonly<Record<string, Readonly<Record<string, string>>>>,
  quote = '"',
): string {
  const q = quote;
  const cubes = Object.entries(days).map(([day, rates]) => {
    const lines = Object.entries(rates).map(
      ([currency, rate]) => `<Cube currency=${q}${currency}${q} rate=${q}${rate}${q}/>`,
    );
    return `<Cube time=${q}${day}${q}>\n${lines.join('\n')}</Cube>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube>${cubes.join('\n')}</Cube></gesmes:Envelope>`;
}
