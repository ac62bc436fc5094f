import { type Decimal, decimal, digitsAtScale, type LocalDate, multiply } from '@portfolio/domain';
import type { OtherAssetInput } from '../records/other-assets/other-assets.schema.ts';
import { type Course, valueOn } from './course.ts';
import { courseThrough } from './course-through.ts';

export interface DemoAsset {
  readonly type: OtherAssetInput['asset_type'];
  readonly detail: string | null;
  readonly currency: OtherAssetInput['currency'];
  /** Owned from this day on. */
  readonly since: string;
  readonly course: Course;
  /** What a value is told in: 1 for whole units, 1000 for thousands. */
  readonly step: string;
}

/** What the owner of the demo has beside the funds. */
export const OTHER_ASSETS: readonly DemoAsset[] = [
  {
    type: 'cash_czk',
    detail: 'CSOB',
    currency: 'CZK',
    since: '2016-01-01',
    step: '10',
    course: courseThrough('CSOB', 20_000, {
      '2016-01-01': '62000',
      '2021-12-31': '118000',
      '2026-12-31': '146000',
    }),
  },
  {
    type: 'cash_eur',
    detail: 'Revolut',
    currency: 'EUR',
    since: '2018-05-01',
    step: '0.01',
    course: courseThrough('Revolut', 18_000, {
      '2018-05-01': '640',
      '2021-12-31': '2300',
      '2026-12-31': '3900',
    }),
  },
  {
    type: 'cash_eur',
    detail: 'Degiro',
    currency: 'EUR',
    since: '2016-01-01',
    step: '0.01',
    course: courseThrough('Degiro', 30_000, { '2016-01-01': '90', '2026-12-31': '240' }),
  },
  {
    type: 'cd_account',
    detail: null,
    currency: 'CZK',
    since: '2017-09-01',
    step: '1000',
    course: courseThrough('deposit', 0, {
      '2017-09-01': '80000',
      '2021-12-31': '190000',
      '2023-03-31': '360000',
      '2024-12-31': '310000',
      '2026-12-31': '340000',
    }),
  },
  {
    type: 'pension_fund',
    detail: null,
    currency: 'CZK',
    since: '2016-01-01',
    step: '1',
    course: courseThrough('pension', 900, {
      '2016-01-01': '41000',
      '2019-12-31': '121000',
      '2022-12-31': '203000',
      '2026-12-31': '388000',
    }),
  },
  {
    type: 'crypto',
    detail: null,
    currency: 'EUR',
    since: '2017-06-01',
    step: '1',
    course: courseThrough('bitcoin', 22_000, {
      '2017-06-01': '300',
      '2017-12-15': '2300',
      '2018-12-31': '430',
      '2019-06-30': '1300',
      '2020-03-15': '640',
      '2021-04-15': '6900',
      '2021-07-20': '3600',
      '2021-11-10': '7800',
      '2022-12-31': '2100',
      '2024-03-14': '8900',
      '2024-12-15': '13500',
      '2025-10-06': '14200',
      '2026-12-31': '12400',
    }),
  },
];

/** What an asset is worth on a day, in its own currency. */
export function assetValueOn({ course: values, step }: DemoAsset, day: LocalDate): Decimal {
  const value = valueOn(values, day);
  const wholeSteps = value.digits / digitsAtScale(decimal(step), value.scale);
  return multiply({ digits: wholeSteps, scale: 0 }, decimal(step));
}
