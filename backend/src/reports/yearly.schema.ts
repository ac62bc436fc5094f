import { z } from 'zod';
import { integerField } from '../http/number-fields.ts';

/** A calendar year of a question. */
export const yearField = integerField(1, 9999, 'Only this calendar year; default all').optional();

export const wireYear = z.string().meta({ description: 'Calendar year', examples: ['2025'] });

/** A year as it begins the days of it. */
export const yearText = (year: number | undefined): string | null =>
  year === undefined ? null : String(year).padStart(4, '0');
