import { describe, expect, it } from 'vitest';
import { decimal } from '../money/parse-decimal.ts';
import { AUTOFX_HEADER, degiroRow, draftsOf } from '../testing/degiro-rows.ts';
import { rowIdentifier, rowIdentifierOf } from './row-identity.ts';
import type { TradeDraft } from './statement.ts';

const [TRADE] = draftsOf(`${AUTOFX_HEADER}\n${degiroRow()}`) as [TradeDraft];

const rowIdentities = (drafts: readonly TradeDraft[]) => drafts.map(rowIdentifier());

describe('rowIdentifier', () => {
  it('names what a trade is recognised by', () => {
    expect(rowIdentities([TRADE])).toEqual([
      'DEGIRO|b93f0c4e-6d2a-4f0e-9a51-0c7f6f0e1d2c|2023-04-03|09:15|LU1681043599|BUY|12|37.41|EUR|1|1',
    ]);
  });

  it('counts identical rows of one file, and only these', () => {
    const other = { ...TRADE, units: decimal('13') };
    const ordinals = rowIdentities([TRADE, other, TRADE, TRADE]).map((identity) =>
      identity.split('|').at(-1),
    );
    expect(ordinals).toEqual(['1', '1', '2', '3']);
  });

  it('knows a row that its broker numbers wherever it stands, and counts what else has its number', () => {
    const identify = rowIdentifierOf('xtb');
    const row = (rowId: string, draft: TradeDraft) => identify({ kind: 'read', draft, notes: [], rowId });
    const other = { ...TRADE, units: decimal('13') };
    expect([row('7', TRADE), row('7', other), row('8', TRADE), row('7', TRADE), row('7', other)]).toEqual([
      '#xtb|7|1',
      '#xtb|7|2',
      '#xtb|8|1',
      '#xtb|7|1',
      '#xtb|7|2',
    ]);
  });

  it('writes equal numbers alike', () => {
    const padded = { ...TRADE, price: { digits: 374100n, scale: 4 } };
    expect(rowIdentities([padded])).toEqual(rowIdentities([TRADE]));
  });

  it('leaves out what differs between exports of one trade: rate, currency-exchange fee and name', () => {
    const other = { ...TRADE, exchangeRate: decimal('1.1'), fxFee: decimal('1'), product: 'OTHER NAME' };
    expect(rowIdentities([other])).toEqual(rowIdentities([TRADE]));
  });

  it('tells apart trades that differ in anything else', () => {
    const others: readonly TradeDraft[] = [
      { ...TRADE, broker: 'OTHER' },
      { ...TRADE, externalId: null },
      { ...TRADE, time: null },
      { ...TRADE, isin: 'IE00B1FZSF77' },
      { ...TRADE, type: 'SELL' },
      { ...TRADE, units: decimal('1.2') },
      { ...TRADE, price: decimal('1') },
      { ...TRADE, currency: 'USD' },
      { ...TRADE, fee: decimal('2') },
      { ...TRADE, broker: 'A|B', externalId: 'C' },
      { ...TRADE, broker: 'A', externalId: 'B|C' },
      { ...TRADE, broker: 'A\\', externalId: 'B|C' },
    ];
    expect(new Set(rowIdentities([TRADE, ...others])).size).toBe(others.length + 1);
  });
});
