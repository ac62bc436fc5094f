import { GAP_REASONS, type LeftOut } from '@portfolio/domain';
import { z } from 'zod';

export const leftOutSchema = z
  .object({ isin: z.string(), reason: z.enum(GAP_REASONS) })
  .meta({ id: 'LeftOut', description: 'An instrument that cannot be told on every evening of a period' });

export function wireLeftOut(left: readonly LeftOut[]): z.output<typeof leftOutSchema>[] {
  return left.map(({ name, reason }) => ({ isin: name, reason }));
}
