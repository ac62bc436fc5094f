import { type Broker, DEGIRO, SCALABLE, TRADE_REPUBLIC } from './brokers.ts';
import { ALL_WORLD, BONDS, EMERGING, type Fund, GOLD, SMALL_CAP, WORLD } from './funds.ts';

/** A purchase that comes back, month after month. */
export interface Plan {
  readonly broker: Broker;
  readonly fund: Fund;
  /** Day of the month, or the next one on which the exchange is open. */
  readonly day: number;
  /** Months of the year, `MM`; all of them when there are none. */
  readonly months: readonly string[];
  /** From which month on, `YYYY-MM`, how much is put in, EUR; ascending, '0' ends it. */
  readonly amounts: readonly (readonly [from: string, amount: string])[];
}

const QUARTERLY = ['01', '04', '07', '10'];

export const PLANS: readonly Plan[] = [
  {
    broker: DEGIRO,
    fund: WORLD,
    day: 3,
    months: [],
    amounts: [
      ['2016-11', '250'],
      ['2018-01', '300'],
      ['2019-07', '350'],
      ['2021-01', '450'],
      ['2022-07', '500'],
      ['2024-01', '600'],
      ['2025-07', '700'],
    ],
  },
  {
    broker: DEGIRO,
    fund: EMERGING,
    day: 10,
    months: QUARTERLY,
    amounts: [
      ['2017-01', '300'],
      ['2019-01', '400'],
      ['2021-01', '450'],
      ['2024-02', '0'],
    ],
  },
  {
    broker: DEGIRO,
    fund: BONDS,
    day: 12,
    months: QUARTERLY,
    amounts: [
      ['2017-01', '400'],
      ['2020-01', '540'],
      ['2021-10', '0'],
    ],
  },
  {
    broker: TRADE_REPUBLIC,
    fund: ALL_WORLD,
    day: 2,
    months: [],
    amounts: [
      ['2019-09', '100'],
      ['2020-07', '200'],
      ['2022-01', '300'],
      ['2024-01', '400'],
      ['2026-01', '500'],
    ],
  },
  {
    broker: TRADE_REPUBLIC,
    fund: GOLD,
    day: 16,
    months: [],
    amounts: [
      ['2019-10', '50'],
      ['2022-01', '75'],
      ['2024-01', '100'],
    ],
  },
  {
    broker: SCALABLE,
    fund: SMALL_CAP,
    day: 5,
    months: [],
    amounts: [
      ['2020-10', '75'],
      ['2022-01', '100'],
      ['2024-01', '125'],
      ['2025-07', '150'],
    ],
  },
  {
    broker: SCALABLE,
    fund: BONDS,
    day: 5,
    months: [],
    amounts: [
      ['2023-01', '150'],
      ['2025-01', '200'],
    ],
  },
];

/** An order placed by hand: a purchase for an amount in EUR, or a sale of a part of what lies at the broker. */
export interface Order {
  /** Or the next day on which the exchange is open. */
  readonly on: string;
  readonly broker: Broker;
  readonly fund: Fund;
  readonly does: { readonly buysFor: string } | { readonly sellsPercent: bigint };
}

const buys = (on: string, broker: Broker, fund: Fund, amount: string): Order => ({
  on,
  broker,
  fund,
  does: { buysFor: amount },
});

const sells = (on: string, broker: Broker, fund: Fund, percent: bigint): Order => ({
  on,
  broker,
  fund,
  does: { sellsPercent: percent },
});

/** Ascending by day. */
export const ORDERS: readonly Order[] = [
  buys('2018-12-27', DEGIRO, WORLD, '1500'),
  buys('2020-03-12', DEGIRO, WORLD, '1500'),
  buys('2020-03-18', DEGIRO, EMERGING, '800'),
  buys('2020-03-23', DEGIRO, WORLD, '2500'),
  // Shares had run away: back to the target, the proceeds into bonds.
  sells('2021-11-16', DEGIRO, WORLD, 9n),
  buys('2021-11-17', DEGIRO, BONDS, '2700'),
  buys('2022-06-16', TRADE_REPUBLIC, ALL_WORLD, '2000'),
  // Bonds fell with rising rates: half of them leave at a loss, shares are bought low.
  sells('2022-09-29', DEGIRO, BONDS, 50n),
  buys('2022-09-30', TRADE_REPUBLIC, ALL_WORLD, '4200'),
  // The All-World holds emerging markets too: their own fund is closed.
  sells('2024-03-12', DEGIRO, EMERGING, 100n),
  buys('2024-03-14', TRADE_REPUBLIC, ALL_WORLD, '12500'),
  sells('2025-02-18', DEGIRO, WORLD, 6n),
  buys('2025-02-20', SCALABLE, BONDS, '5000'),
  buys('2025-04-08', TRADE_REPUBLIC, ALL_WORLD, '3000'),
  buys('2025-04-09', SCALABLE, SMALL_CAP, '1000'),
  sells('2025-10-14', TRADE_REPUBLIC, GOLD, 25n),
];
