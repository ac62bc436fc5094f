import { decimalText, publishedText, subtract, ZERO } from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../../deps.ts';
import { feesField } from '../../http/broker-fees-field.ts';
import { decimalField, flagField, NOT_NEGATIVE } from '../../http/number-fields.ts';
import { wireDecimal, wireDecimalOrNull } from '../../http/wire.ts';
import type { AskedRebalancing, Rebalanced } from '../proposed-orders.ts';

/** So much money, and no more digits than a proposal needs. */
const WHOLE_DIGITS = 12;

export const rebalancingInput = z.object({
  amount: decimalField({
    ...NOT_NEGATIVE,
    wholeDigits: WHOLE_DIGITS,
    description: `New money, in ${BASE_CURRENCY}; default 0`,
  }).optional(),
  allow_sales: flagField('Whether anything may be sold; default false').optional(),
  whole_units: flagField('Whole units only; otherwise ten-thousandths; default true').optional(),
  minimum_order: decimalField({
    ...NOT_NEGATIVE,
    wholeDigits: WHOLE_DIGITS,
    description: `No order is of less, in ${BASE_CURRENCY}; default 0`,
  }).optional(),
  fees: feesField('What brokers take for an order; those that are remembered when absent').optional(),
});

export function askedRebalancing(input: z.output<typeof rebalancingInput>): AskedRebalancing {
  return {
    amount: input.amount ?? ZERO,
    allowSales: input.allow_sales ?? false,
    wholeUnits: input.whole_units ?? true,
    minimumOrder: input.minimum_order ?? ZERO,
    fees: input.fees ? new Map(input.fees.map(({ broker, ...fee }) => [broker, fee])) : null,
  };
}

const money = (what: string) => wireDecimal(`${what}, in ${BASE_CURRENCY}`);

export const rebalancingSchema = z
  .object({
    base_currency: z.string(),
    has_targets: z.boolean().meta({ description: 'False while none are set: nothing is proposed' }),
    lines: z
      .array(
        z.object({
          isin: z.string(),
          name: z.string().nullable(),
          broker: z
            .string()
            .nullable()
            .meta({ description: 'Where most is held; null when nothing ever was' }),
          units_held: wireDecimal('Units held at that broker'),
          price: money('Price of one unit'),
          value: money('Market value'),
          target_weight: wireDecimal('A fraction; all lines together are 1'),
          target_value: money('Target weight × total'),
          weight_before: wireDecimalOrNull('Value / total, a fraction; null when the total is 0'),
          weight_after: wireDecimalOrNull('Value after the order / total; null when the total is 0'),
          value_after: money('Value after the order'),
          deviation_after: money('Value after the order − target value'),
          order: z
            .object({
              type: z.enum(['BUY', 'SELL']),
              units: wireDecimal('Units'),
              amount: money('Units × price'),
              fee: money('What the broker takes'),
            })
            .nullable()
            .meta({ description: 'Null when it stays as it is' }),
        }),
      )
      .meta({ description: 'Every instrument that takes part, by ISIN' }),
    amount: money('New money'),
    total: money('Values of all lines + amount'),
    purchases: money('Sum of what is bought'),
    proceeds: money('Sum of what is sold'),
    fees: money('Sum of the fees'),
    cash_left: money('Amount + proceeds − purchases − fees'),
    drift_before: wireDecimalOrNull(
      'Distance from the targets while the amount is not invested, a fraction; null when the total is 0',
    ),
    drift_after: wireDecimalOrNull('The same after the orders'),
    is_proven: z.boolean().meta({
      description:
        'Whether no other orders of whole units come closer; false when not all could be looked at',
    }),
    left_out: z.array(
      z.object({
        scope: z.enum(['instrument', 'asset_class']),
        key: z.string(),
        weight: wireDecimal('Its target, a fraction'),
        reason: z.enum(['no_price', 'no_instrument']),
      }),
    ),
    untargeted: z
      .array(
        z.object({ isin: z.string(), name: z.string().nullable(), value: wireDecimalOrNull('Market value') }),
      )
      .meta({ description: 'Held without a target: neither bought nor sold, and in no total' }),
  })
  .meta({ id: 'Rebalancing' });

export function wireRebalancing(
  { amount }: AskedRebalancing,
  { proposal, names, leftOut, untargeted, hasTargets, currency }: Rebalanced,
): z.output<typeof rebalancingSchema> {
  const { total, lines, driftBefore, driftAfter } = proposal;
  const nameOf = (isin: string) => names.get(isin) ?? null;
  return {
    base_currency: currency,
    has_targets: hasTargets,
    lines: lines.map((line) => ({
      isin: line.isin,
      name: nameOf(line.isin),
      broker: line.broker === '' ? null : line.broker,
      units_held: decimalText(line.units),
      price: publishedText(line.price, 4),
      value: publishedText(line.value, 2),
      target_weight: publishedText(line.weight),
      target_value: publishedText(line.targetValue, 2),
      weight_before: line.weightBefore && publishedText(line.weightBefore),
      weight_after: line.weightAfter && publishedText(line.weightAfter),
      value_after: publishedText(line.valueAfter, 2),
      deviation_after: publishedText(subtract(line.valueAfter, line.targetValue), 2),
      order: line.order && {
        type: line.order.type,
        units: decimalText(line.order.units),
        amount: publishedText(line.order.amount, 2),
        fee: publishedText(line.order.fee, 2),
      },
    })),
    amount: publishedText(amount, 2),
    total: publishedText(total, 2),
    purchases: publishedText(proposal.purchases, 2),
    proceeds: publishedText(proposal.proceeds, 2),
    fees: publishedText(proposal.fees, 2),
    cash_left: publishedText(proposal.cashLeft, 2),
    drift_before: driftBefore && publishedText(driftBefore),
    drift_after: driftAfter && publishedText(driftAfter),
    is_proven: proposal.isProven,
    left_out: leftOut.map(({ target: { scope, key, weight }, reason }) => ({
      scope,
      key,
      weight: decimalText(weight),
      reason,
    })),
    untargeted: untargeted.map(({ isin, value }) => ({
      isin,
      name: nameOf(isin),
      value: value && publishedText(value, 2),
    })),
  };
}
