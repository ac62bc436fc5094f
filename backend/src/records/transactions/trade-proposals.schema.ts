import { decimal, decimalText } from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { wireCount, wireDecimal } from '../../http/wire.ts';
import type { BrokerProposal, InstrumentProposal } from './trade-proposals.service.ts';

export const tradeProposalsSchema = z
  .object({
    brokers: z
      .array(
        z.object({
          broker: z.string(),
          count: wireCount('Trades with it'),
          last_fee: wireDecimal(`Fee of the newest of them, in ${BASE_CURRENCY}`),
          usual_fee: wireDecimal(`The most frequent fee of the newest ones, in ${BASE_CURRENCY}`),
        }),
      )
      .meta({ description: 'Most used first, at most 500' }),
    instruments: z
      .array(
        z.object({
          isin: z.string(),
          name: z
            .string()
            .nullable()
            .meta({ description: 'Name from the ISIN metadata, or else as a broker writes it' }),
          last_broker: z.string(),
          last_price: wireDecimal('Price of one unit in the newest trade, in `last_currency`'),
          last_currency: z.string(),
          count: wireCount('Trades of it'),
        }),
      )
      .meta({ description: 'Most recently traded first, at most 500' }),
  })
  .meta({ id: 'TradeProposals' });

export function wireTradeProposals(proposals: {
  readonly brokers: readonly BrokerProposal[];
  readonly instruments: readonly InstrumentProposal[];
}): z.output<typeof tradeProposalsSchema> {
  const fee = (text: string) => decimalText(decimal(text), 2);
  return {
    brokers: proposals.brokers.map(({ broker, count, lastFee, usualFee }) => ({
      broker,
      count,
      last_fee: fee(lastFee),
      usual_fee: fee(usualFee),
    })),
    instruments: proposals.instruments.map(({ last, name, count }) => ({
      isin: last.isin,
      name,
      last_broker: last.broker,
      last_price: decimalText(decimal(last.price_per_unit), 4),
      last_currency: last.currency,
      count,
    })),
  };
}
