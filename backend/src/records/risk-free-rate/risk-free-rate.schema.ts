import { decimalText, ONE } from '@portfolio/domain';
import { z } from 'zod';
import { wireInstant } from '../../db/instant.ts';
import { basedOnOrNoneField } from '../../http/based-on.ts';
import { decimalField } from '../../http/number-fields.ts';
import { wireDecimal, wireMoment } from '../../http/wire.ts';
import { rateOfSetting } from './risk-free-rate.repository.ts';

const MINUS_ONE = { digits: -1n, scale: 0 };

export const riskFreeRateInput = z.object({
  risk_free_rate: decimalField({
    above: MINUS_ONE,
    atMost: ONE,
    description: 'What money returns without any risk, per year, a fraction: 0.02 is 2 %',
  }),
  based_on: basedOnOrNoneField,
});
export type RiskFreeRateInput = z.output<typeof riskFreeRateInput>;

export const riskFreeRateSchema = z
  .object({
    risk_free_rate: wireDecimal('Per year, a fraction; 0 until another is chosen'),
    updated_at: wireMoment('When it was chosen; null until then').nullable(),
  })
  .meta({ id: 'RiskFreeRate' });

export function wireRiskFreeRate(
  row: { readonly value: string; readonly updated_at: string } | null,
): z.output<typeof riskFreeRateSchema> {
  const updated_at = row && wireInstant(row.updated_at);
  return { risk_free_rate: decimalText(rateOfSetting(row)), updated_at };
}
