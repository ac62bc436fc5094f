import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../calendar/local-date.ts';
import type { UtcInstant } from '../../calendar/utc-instant.ts';
import { decimalText } from '../../money/decimal-text.ts';
import { decimal } from '../../money/parse-decimal.ts';
import { january } from '../../testing/january.ts';
import type { Asset } from '../assets-with-investments.ts';
import {
  type AssetHistory,
  assetKey,
  type AssetRecord,
  firstKnownDay,
  unknownAssets,
} from './asset-history.ts';
import { knownAssetsCursor } from './known-assets.ts';

const day = (text: string) => january(Number(text));

const asset = (assetType: string, value: string, assetDetail: string | null = null): Asset => ({
  assetType,
  assetDetail,
  currency: 'EUR',
  value: decimal(value),
});

/** One asset is entered under one name throughout, as long as no test says otherwise. */
const idOf = (of: Asset) =>
  Array.from(assetKey(of)).reduce((id, letter) => id * 31 + letter.charCodeAt(0), 0);

const record = (of: Asset, from: string, until: string | null = null, id = idOf(of)): AssetRecord => ({
  ...of,
  id,
  from: day(from),
  until: until === null ? null : day(until),
});

const snapshot = (on: string, ...assets: Asset[]) => ({
  instant: `${day(on)}T12:00:00` as UtcInstant,
  day: day(on),
  assets,
});

const DAYS = Array.from({ length: 12 }, (_, index) => day(String(index + 1)));

/** What is known on some days, as `type value since`. */
function told(history: AssetHistory, ...days: string[]): string[] {
  const knownOn = knownAssetsCursor(history);
  return days.map((on) =>
    knownOn(day(on))
      .map(({ assetType, assetDetail, value, recordedOn }) =>
        [assetType, assetDetail, decimalText(value), recordedOn.slice(8)].filter(Boolean).join(' '),
      )
      .join(', '),
  );
}

describe('knownAssetsCursor', () => {
  it('tells an entered value from its day until another takes its place, or it is deleted', () => {
    const records = [
      record(asset('crypto', '100'), '2', '5'),
      record(asset('crypto', '150'), '5', '8'),
      record(asset('cash', '7', 'Wise'), '5'),
      record(asset('cash', '9', 'Fio'), '5'),
    ];
    expect(told({ records, snapshots: [] }, '1', '2', '4', '5', '8')).toEqual([
      '',
      'crypto 100 02',
      'crypto 100 02',
      'cash Fio 9 05, cash Wise 7 05, crypto 150 05',
      'cash Fio 9 05, cash Wise 7 05',
    ]);
  });

  it('tells what the last snapshot has until an asset is entered, and from then on what was entered alone', () => {
    const records = [record(asset('crypto', '100'), '5', '9')];
    const snapshots = [
      snapshot('2', asset('crypto', '80'), asset('pension', '40')),
      snapshot('4', asset('crypto', '90')), // the pension is gone
      snapshot('7', asset('crypto', '999'), asset('watches', '1')),
    ];
    expect(told({ records, snapshots }, '1', '3', '4', '6', '7', '11')).toEqual([
      '',
      'crypto 80 02, pension 40 02',
      'crypto 90 04',
      'crypto 100 05',
      'crypto 100 05, watches 1 07',
      'watches 1 07',
    ]);
  });

  it('what an undone change brought back stands from its first day', () => {
    // Entered on the 2nd, changed on the 4th, and that was undone on the 6th: the change itself is no record.
    const records = [record(asset('crypto', '100'), '2', '4'), record(asset('crypto', '100'), '2')];
    expect(told({ records, snapshots: [] }, '3', '5')).toEqual(['crypto 100 02', 'crypto 100 02']);
  });

  it('an asset whose account is called otherwise since is counted once, under its later name', () => {
    const before = record(asset('cash', '7', 'Fio'), '2', '5', 1);
    const records = [before, record(asset('cash', '7', 'Fio banka'), '2', null, 1)];
    expect(told({ records, snapshots: [] }, '3', '5')).toEqual([
      'cash Fio banka 7 02',
      'cash Fio banka 7 02',
    ]);
  });

  it('answers with the same object while nothing changes', () => {
    const knownOn = knownAssetsCursor({ records: [record(asset('crypto', '1'), '2')], snapshots: [] });
    expect(knownOn(day('3'))).toBe(knownOn(day('4')));
  });
});

describe('unknownAssets', () => {
  it('are owned now and known from a later day on only', () => {
    const records = [
      record(asset('crypto', '1'), '5'),
      record(asset('pension', '1'), '5'),
      record(asset('watches', '1'), '5', '6'),
      record(asset('cash', '1', 'Wise'), '9'),
      record(asset('cash', '1', 'Fio'), '3', '9'),
      record(asset('cash', '2', 'Fio'), '9'),
      record(asset('cash', '2'), '9'),
    ];
    const snapshots = [snapshot('3', asset('pension', '1')), snapshot('4')];
    const keys = (on: string) =>
      unknownAssets({ records, snapshots }, day(on)).map(
        ({ assetType, assetDetail, knownFrom }) =>
          `${assetType} ${String(assetDetail)} ${knownFrom.slice(8)}`,
      );
    expect(keys('2')).toEqual([
      'cash null 09',
      'cash Fio 03',
      'cash Wise 09',
      'crypto null 05',
      'pension null 03',
    ]);
    expect(keys('4')).toEqual(['cash null 09', 'cash Wise 09', 'crypto null 05']);
    expect(keys('9')).toEqual([]);
  });

  it('are not those whose account is called otherwise since', () => {
    const records = [
      record(asset('cash', '7', 'Fio'), '2', '5', 1),
      record(asset('cash', '7', 'Fio banka'), '5', null, 1),
    ];
    expect(unknownAssets({ records, snapshots: [] }, day('3'))).toEqual([]);
    expect(unknownAssets({ records, snapshots: [] }, day('1'))).toMatchObject([
      { assetDetail: 'Fio banka', knownFrom: day('2') },
    ]);
    const snapshots = [snapshot('1', asset('cash', '7', 'Fio banka'))];
    expect(unknownAssets({ records, snapshots }, day('0'))).toMatchObject([{ knownFrom: day('1') }]);
  });
});

describe('firstKnownDay', () => {
  it('is that of the first record or snapshot, which may say that there was nothing', () => {
    const records = [record(asset('crypto', '1'), '5'), record(asset('cash', '1'), '4')];
    expect(firstKnownDay({ records, snapshots: [] })).toBe(day('4'));
    expect(firstKnownDay({ records, snapshots: [snapshot('2'), snapshot('3')] })).toBe(day('2'));
    expect(firstKnownDay({ records: [], snapshots: [snapshot('2')] })).toBeNull();
  });
});

describe('laws', () => {
  const anyDay = fc.constantFrom(...DAYS);
  const anyAsset = fc
    .record({
      type: fc.constantFrom('cash', 'crypto'),
      detail: fc.constantFrom(null, 'Fio'),
      value: fc.nat(99),
    })
    .map(({ type, detail, value }) => asset(type, String(value), detail));
  const anyHistory: fc.Arbitrary<AssetHistory> = fc.record({
    records: fc.array(
      fc
        .record({ of: anyAsset, from: anyDay, until: fc.option(anyDay) })
        .map(({ of, from, until }) => ({ ...of, id: idOf(of), from, until })),
      { maxLength: 8 },
    ),
    snapshots: fc
      .uniqueArray(fc.record({ day: anyDay, assets: fc.uniqueArray(anyAsset, { selector: assetKey }) }), {
        selector: ({ day: of }) => of,
        maxLength: 4,
      })
      .map((all) =>
        all
          .map((one) => ({ ...one, instant: `${one.day}T12:00:00` as UtcInstant }))
          .toSorted((left, right) => (left.day < right.day ? -1 : 1)),
      ),
  });

  /** The definition, told of one day by itself. */
  function knownBy({ records, snapshots }: AssetHistory, on: LocalDate): string[] {
    const begun = records
      .filter(({ from }) => from <= on)
      .toSorted((l, r) => (l.from <= r.from ? (l.from === r.from ? 0 : -1) : 1));
    const last = new Map(
      begun.filter(({ until }) => until === null || until > on).map((one) => [assetKey(one), one.value]),
    );
    const newest = snapshots.findLast(({ day: of }) => of <= on);
    for (const one of newest?.assets ?? [])
      if (!begun.some((other) => assetKey(other) === assetKey(one))) last.set(assetKey(one), one.value);
    return Array.from(last, ([key, value]) => `${key} ${decimalText(value)}`).sort();
  }

  it('a walk through all days tells of each what the definition tells of it by itself', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const knownOn = knownAssetsCursor(history);
        for (const on of DAYS) {
          const walked = knownOn(on).map((one) => `${assetKey(one)} ${decimalText(one.value)}`);
          expect(walked.sort()).toEqual(knownBy(history, on));
        }
      }),
    );
  });

  it('what is entered or told of a later day changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, anyDay, ({ records, snapshots }, on) => {
        const before = {
          records: records
            .filter(({ from }) => from <= on)
            .map((one) => ({ ...one, until: one.until !== null && one.until > on ? null : one.until })),
          snapshots: snapshots.filter(({ day: of }) => of <= on),
        };
        expect(knownAssetsCursor(before)(on)).toEqual(knownAssetsCursor({ records, snapshots })(on));
      }),
    );
  });
});
