import { ONE } from '@portfolio/domain';
import { z } from 'zod';
import { decimalField } from '../../http/number-fields.ts';
import { wireDecimal } from '../../http/wire.ts';

const MINUS_ONE = { digits: -1n, scale: 0 };

export const riskFreeRateInput = z.object({
  risk_free_rate: decimalField({
    above: MINUS_ONE,
    atMost: ONE,
    description: 'What money returns without any risk, per year, a fraction: 0.02 is 2 %',
  }),
});

export const riskFreeRateSchema = z
  .object({ risk_free_rate: wireDecimal('Per year, a fraction; 0 until another is chosen') })
  .meta({ id: 'RiskFreeRate' });
