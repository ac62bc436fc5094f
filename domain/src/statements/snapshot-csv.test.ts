import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../money/decimal-text.ts';
import { reasonText } from './row-reason.ts';
import { readSnapshotCsv, type SnapshotDraft, type SnapshotRow } from './snapshot-csv.ts';

/** Vitest types its matchers as `any`. */
const containing = (part: string): unknown => expect.stringContaining(part);

const HEADER = 'snapshot_date,asset_type,asset_detail,currency,value,exchange_rate,value_eur,created_at';

function rowsOf(text: string): readonly SnapshotRow[] {
  const statement = readSnapshotCsv(text);
  if ('code' in statement) throw new Error(statement.message);
  return statement.rows;
}

function verdictOf(line: string): SnapshotRow['verdict'] | undefined {
  return rowsOf(`${HEADER}\n${line}\n`)[0]?.verdict;
}

function draftOf(line: string): SnapshotDraft {
  const verdict = verdictOf(line);
  if (verdict?.kind !== 'snapshot') throw new Error(JSON.stringify(verdict));
  return verdict.draft;
}

function errorsOf(line: string): readonly string[] {
  const verdict = verdictOf(line);
  return verdict?.kind === 'refused' ? verdict.errors.map(reasonText) : [];
}

describe('readSnapshotCsv', () => {
  it('reads a table of snapshots', () => {
    const text = `${HEADER}
2023-06-30T21:05:00,investments,,EUR,10250.40,23.75,10250.40,
2023-06-30T21:05:00,cash_czk, RAIF ,czk,19000.00,23.75,800.00,2023-06-30T21:05:02
`;
    const statement = readSnapshotCsv(text);
    expect(statement).toMatchObject({ kind: 'snapshots', totalRows: 2 });
    const [investments, cash] = rowsOf(text);
    expect(investments).toMatchObject({ row: 1 });
    expect(investments?.verdict).toEqual({
      kind: 'snapshot',
      draft: {
        instant: '2023-06-30T21:05:00',
        assetType: 'investments',
        assetDetail: null,
        currency: 'EUR',
        value: { digits: 102504n, scale: 1 },
        exchangeRate: { digits: 2375n, scale: 2 },
        valueEur: { digits: 102504n, scale: 1 },
        createdAt: null,
      },
    });
    const draft = { assetDetail: 'RAIF', currency: 'CZK', createdAt: '2023-06-30T21:05:02' };
    expect(cash).toMatchObject({ row: 2, verdict: { draft } });
  });

  it('converts offsets to UTC and reads a date as its midnight', () => {
    expect(draftOf('2023-06-30T01:30:00+02:00,x,,EUR,1,1,1,').instant).toBe('2023-06-29T23:30:00');
    expect(draftOf('2023-06-30,x,,EUR,1,1,1,20230701').createdAt).toBe('2023-07-01T00:00:00');
  });

  it('takes an empty value as 0 and a row without its last cells', () => {
    const draft = draftOf('2023-06-30,x,,EUR,,1,');
    expect([draft.value, draft.valueEur].map((amount) => decimalText(amount))).toEqual(['0', '0']);
  });

  it('reads semicolons, other orders of columns, other columns, and a header in capitals', () => {
    const text =
      '\uFEFFVALUE; Value_EUR ;remark;currency;exchange_rate;asset_type;snapshot_date\r\n1.5;1.5;x;EUR;1;cash;2023-06-30';
    expect(rowsOf(text)[0]?.verdict).toMatchObject({
      kind: 'snapshot',
      draft: { assetType: 'cash', assetDetail: null },
    });
  });

  it('takes away the apostrophe that marks what looks like a formula as text', () => {
    const cells = (line: string) => [draftOf(line).assetType, draftOf(line).assetDetail];
    expect(cells("2023-06-30,'=1+1,'-savings,EUR,1,1,1,")).toEqual(['=1+1', '-savings']);
    expect(cells("2023-06-30,''@x,'plain,EUR,1,1,1,")).toEqual(["'@x", "'plain"]);
    expect(cells("2023-06-30,a;'=1+1,'=x; ''-y;'z,EUR,1,1,1,")).toEqual(['a;=1+1', "=x; '-y;'z"]);
    expect(cells("2023-06-30,'＝1+1,'＠x,EUR,1,1,1,")).toEqual(['＝1+1', '＠x']);
  });

  it('numbers rows as the other statements do and keeps their cells', () => {
    const rows = rowsOf(`${HEADER}\n\n,,,,,,,\n2023-06-30,x,,EUR,1,1,1,\n`);
    expect(rows.map(({ row, raw }) => [row, raw['asset_type']])).toEqual([[2, 'x']]);
  });

  it.each([
    [',x,,EUR,1,1,1,', ['snapshot_date: missing']],
    ['yesterday,x,,EUR,1,1,1,', ['snapshot_date: must be an ISO 8601 date or date and time']],
    ['2023-06-30,,,EUR,1,1,1,', ['asset_type: missing']],
    [`2023-06-30,${'x'.repeat(51)},,EUR,1,1,1,`, ['asset_type: must have at most 50 characters']],
    [`2023-06-30,x,${'x'.repeat(101)},EUR,1,1,1,`, ['asset_detail: must have at most 100 characters']],
    ['2023-06-30,x,,EURO,1,1,1,', ['currency: must have exactly 3 characters']],
    ['2023-06-30,x,,😀E,1,1,1,', ['currency: must have exactly 3 characters']],
    ['2023-06-30,x,,E\u0000R,1,1,1,', ['currency: must have exactly 3 characters']],
    ['2023-06-30,"x\ny",,EUR,1,1,1,', ['asset_type: must not contain line breaks or control characters']],
    [
      '2023-06-30,x,a\u0000b,EUR,1,1,1,',
      ['asset_detail: must not contain line breaks or control characters'],
    ],
    ['2023-06-30,x,,EUR,"1,5",1,1,', ['value: must be a number with a decimal point']],
    ['2023-06-30,x,,EUR,Infinity,1,1,', ['value: must be a number with a decimal point']],
    ['2023-06-30,x,,EUR,-1,1,1,', ['value: must be 0 or greater']],
    ['2023-06-30,x,,EUR,1,1,1e15,', ['value_eur: at most 15 digits before and 10 after the decimal point']],
    ['2023-06-30,x,,EUR,1,,1,', ['exchange_rate: must be a number greater than 0']],
    ['2023-06-30,x,,EUR,1,0,1,', ['exchange_rate: must be a number greater than 0']],
    ['2023-06-30,x,,EUR,1,-2,1,', ['exchange_rate: must be a number greater than 0']],
    [
      '2023-06-30,x,,EUR,1,1e-11,1,',
      ['exchange_rate: at most 15 digits before and 10 after the decimal point'],
    ],
    ['2023-06-30,x,,EUR,1,1,1,soon', ['created_at: must be an ISO 8601 date or date and time']],
    [
      '2023-06-30,x,,EUR,1,1,1,"',
      ['row: a quotation mark opened on line 2 is never closed, so the rest of the file is one cell'],
    ],
  ])('refuses %s', (line, errors) => {
    expect(errorsOf(line)).toEqual(errors);
  });

  it('tells of a refused row what could be read', () => {
    expect(verdictOf('2023-06-30,cash,,EUR,-1,0,x,')).toMatchObject({
      snapshotDate: '2023-06-30T00:00:00',
      assetType: 'cash',
    });
    expect(errorsOf('2023-06-30,cash,,EUR,-1,0,x,')).toHaveLength(3);
  });

  it.each(['', '\n\n', ',,\n1,2,3'])('%j is empty', (text) => {
    expect(readSnapshotCsv(text)).toMatchObject({ code: 'empty' });
  });

  it('names the columns that are missing', () => {
    expect(readSnapshotCsv('snapshot_date,asset_type,currency,value\n')).toMatchObject({
      code: 'missing_columns',
      message: containing('Missing required columns: exchange_rate, value_eur.'),
    });
  });

  it('never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(',', '"', '\n', '1', '-', 'x') }),
    );
    fc.assert(
      fc.property(text, (below) => {
        for (const { verdict } of rowsOf(`${HEADER}\n${below}`)) {
          if (verdict.kind === 'refused') expect(verdict.errors).not.toEqual([]);
        }
        expect(readSnapshotCsv(below)).toBeDefined();
      }),
      { numRuns: 3000 },
    );
  });
});
