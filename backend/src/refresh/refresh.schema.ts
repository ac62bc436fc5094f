import {
  dateOfEpochDay,
  DAYS_UNTIL_STALE,
  decimalText,
  epochDay,
  isStale,
  localDate,
} from '@portfolio/domain';
import { z } from 'zod';
import { todayHere, wireInstant } from '../db/instant.ts';
import type { FetchStateTable } from '../db/provided-tables.ts';
import { isinPathField } from '../http/text-fields.ts';
import { wireCount, wireDate, wireDecimal, wireMoment } from '../http/wire.ts';
import type { FailureCode } from '../providers/failure.ts';
import { failureShape, wireFailure } from '../providers/wire-failure.ts';
import type { NewestValue } from './fetch-states.repository.ts';
import type { Progress } from './refresher.ts';

export const refreshQuery = z.object({ isin: isinPathField().optional() });

const progressShape = z.object({
  started_at: wireMoment('When it began'),
  finished_at: wireMoment('When it ended; null while it runs').nullable(),
  total: wireCount('Instruments and currencies to ask for'),
  done: wireCount('Of those, how many were asked for'),
  failed: wireCount('Of those done, how many told nothing'),
  asking: z.array(z.string()).meta({ description: 'ISINs and currencies that are being asked for' }),
});

export const progressSchema = progressShape.meta({ id: 'RefreshProgress' });

export const lastProgressSchema = z
  .object({ refresh: progressShape.nullable() })
  .meta({ id: 'LastRefresh', description: 'Null when nothing was asked for since the server started' });

const stateShape = {
  source: z.string().nullable().meta({ description: 'Who told something last; null when nobody ever did' }),
  newest_date: wireDate('The newest day that is known, whoever told it; null when none is').nullable(),
  newest: z
    .object({
      value: wireDecimal('Close or rate of that day'),
      currency: z.string(),
      source: z.string().meta({ description: '`manual` for what was entered, or the name of a provider' }),
    })
    .nullable()
    .meta({ description: 'The newest value; null when none is known' }),
  count: wireCount('Closes or rates that are kept, of all sources together'),
  is_stale: z.boolean().meta({ description: 'Whether that day is more than 7 days ago, or none is known' }),
  stale_since: wireDate(
    'The first day on which it was; null unless it is, and when no day is known',
  ).nullable(),
  asked_at: wireMoment('When it was last asked for; null when it never was').nullable(),
  told_at: wireMoment('When a provider last told something; null when none ever did').nullable(),
  failure: z
    .object({ at: wireMoment('When'), source: z.string(), ...failureShape })
    .nullable()
    .meta({
      description: 'Why a provider gave nothing, or not all, when it was last asked; null when all went well',
    }),
};

export const statusSchema = z
  .object({
    refresh: z
      .enum(['daily', 'manual', 'off'])
      .meta({ description: 'When providers are asked: `PRICE_REFRESH`' }),
    prices: z.array(z.object({ isin: z.string(), ...stateShape })),
    rates: z.array(z.object({ currency: z.string(), ...stateShape })),
  })
  .meta({ id: 'PriceStatus' });

export function wireProgress(progress: Progress): z.output<typeof progressSchema> {
  const { startedAt, finishedAt, asking, ...counts } = progress;
  return {
    started_at: wireInstant(startedAt),
    finished_at: finishedAt && wireInstant(finishedAt),
    ...counts,
    asking: [...asking],
  };
}

function failureOf(state: FetchStateTable | undefined) {
  if (!state?.failed_at || state.failed_at !== state.asked_at || !state.failure_code) return null;
  const values = JSON.parse(state.failure_values ?? '{}') as Record<string, string>;
  const failure = wireFailure({ code: state.failure_code as FailureCode, values });
  return { at: wireInstant(state.failed_at), source: state.failed_source ?? '', ...failure };
}

export function wireState(state: FetchStateTable | undefined, newest: NewestValue | undefined) {
  const today = epochDay(localDate(todayHere()));
  const stale = newest === undefined || isStale(newest.day, today);
  return {
    source: state?.source ?? null,
    newest_date: newest === undefined ? null : dateOfEpochDay(newest.day),
    newest: newest
      ? { value: decimalText(newest.value, 2), currency: newest.currency, source: newest.source }
      : null,
    count: newest?.count ?? 0,
    is_stale: stale,
    stale_since: stale && newest !== undefined ? dateOfEpochDay(newest.day + DAYS_UNTIL_STALE + 1) : null,
    asked_at: state ? wireInstant(state.asked_at) : null,
    told_at: state?.told_at ? wireInstant(state.told_at) : null,
    failure: failureOf(state),
  };
}
