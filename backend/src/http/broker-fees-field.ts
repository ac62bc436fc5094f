import { decimal, ZERO } from '@portfolio/domain';
import { z } from 'zod';
import { BASE_CURRENCY } from '../deps.ts';
import { valueError } from './field.ts';
import { decimalField, NOT_NEGATIVE } from './number-fields.ts';
import { textField } from './text-fields.ts';

const MOST_BROKERS = 100;
/** Nobody takes half of what is bought; and less than all is left of every sale. */
const HALF = decimal('0.5');

const brokerFee = z.object({
  broker: textField(1, 100, 'Name of the broker, as the owner writes it'),
  fixed: decimalField({ ...NOT_NEGATIVE, description: `Of each order, in ${BASE_CURRENCY}` }).optional(),
  rate: decimalField({ ...NOT_NEGATIVE, atMost: HALF, description: 'Of its amount, a fraction' }).optional(),
  minimum: decimalField({ ...NOT_NEGATIVE, description: `At least so much, in ${BASE_CURRENCY}` }).optional(),
});

/** What brokers take for an order: max(minimum, fixed + rate · amount); each broker once. */
export function feesField(description: string) {
  return z
    .array(brokerFee)
    .superRefine((told, context) => {
      const names = told.map(({ broker }) => broker);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      const error =
        told.length > MOST_BROKERS
          ? valueError('broker_count', `there are at most ${MOST_BROKERS} brokers`, {
              most: String(MOST_BROKERS),
            })
          : twice === undefined
            ? null
            : valueError('broker_twice', `${twice} is there twice: name each broker once`, { broker: twice });
      if (error === null) return;
      const { message, ...params } = error;
      context.issues.push({ code: 'custom', input: told, message, params });
    })
    .transform((told) =>
      told.map(({ broker, fixed = ZERO, rate = ZERO, minimum = ZERO }) => ({ broker, fixed, rate, minimum })),
    )
    .meta({ description });
}
