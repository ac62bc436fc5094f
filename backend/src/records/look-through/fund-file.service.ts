import {
  decimalText,
  type FundHoldings,
  type FundHoldingsRefusal,
  type LocalDate,
  localDate,
  LOOK_THROUGH_KINDS,
  MOST_FUND_ROWS,
  readFundHoldingsCsv,
  WEIGHT_TOLERANCE,
} from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import { printable } from '../../db/printable.ts';
import type { Done } from '../../db/unit-of-work.ts';
import type { Deps } from '../../deps.ts';
import { decodeText } from '../../http/decode-text.ts';
import { Problem } from '../../http/problem.ts';
import type { Breakdown } from './look-through.repository.ts';
import { type FundFileReport, wireBreakdown } from './look-through.schema.ts';
import { inWords, storeBreakdowns } from './look-through.service.ts';

const LONGEST_NAME = 255;
const PARTS_SHOWN = 10;

/** A file and how it is asked to be read. */
export interface FundFile {
  readonly isin: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly asOf: LocalDate | undefined;
  readonly isDryRun: boolean;
}

function refused(refusal: FundHoldingsRefusal): Problem {
  switch (refusal.code) {
    case 'no_heading':
      return new Problem(
        400,
        'fund_file_without_heading',
        'No line of the file names its columns: a weight, and a name, a country or a sector. ' +
          "Export the fund's holdings as CSV, or write such a line above them.",
      );
    case 'no_weights':
      return new Problem(
        400,
        'fund_file_without_weights',
        'No row of the file has a weight that is a number.',
      );
    case 'too_many_rows': {
      const most = String(MOST_FUND_ROWS);
      return new Problem(400, 'fund_file_too_long', `The file has more than ${most} rows.`, { most });
    }
    case 'not_whole': {
      const sum = decimalText(refusal.sum);
      const tolerance = decimalText(WEIGHT_TOLERANCE);
      const detail =
        `The weights of the file come to ${sum} of the fund, and not to 1, give or take ${tolerance}. ` +
        'Is it the full list of holdings? Some of them can be entered by hand.';
      return new Problem(400, 'fund_file_not_whole', detail, { sum, tolerance });
    }
  }
}

/** Never a day to come: a file that names one names something else. */
function dayOf(file: FundFile, { asOf }: FundHoldings): Pick<FundFileReport, 'as_of' | 'as_of_from'> {
  const today = localDate(todayHere());
  if (file.asOf !== undefined) return { as_of: file.asOf, as_of_from: 'request' };
  return asOf !== null && asOf <= today
    ? { as_of: asOf, as_of_from: 'file' }
    : { as_of: today, as_of_from: 'today' };
}

/**
 * Reads the file of a fund's provider and stores every kind of weights that it tells, as one change.
 *
 * @throws Problem 400 when it cannot be read, or its weights do not come to the whole fund
 */
export async function importFundFile(
  deps: Deps,
  file: FundFile,
  requestId: string,
): Promise<Done<FundFileReport>> {
  const read = readFundHoldingsCsv(decodeText(file.bytes));
  if ('code' in read) throw refused(read);
  const { isin, isDryRun } = file;
  const day = dayOf(file, read);
  const breakdowns = LOOK_THROUGH_KINDS.flatMap((kind): Breakdown[] => {
    const parts = read.parts[kind];
    return parts === undefined ? [] : [{ kind, asOf: day.as_of, parts }];
  });
  const changeId = isDryRun ? null : await store(deps, file, breakdowns, requestId);
  const report: FundFileReport = {
    isin,
    ...day,
    columns: read.columns,
    unit: read.isPercent ? 'percent' : 'fraction',
    rows: read.rowCount,
    left_out: [...read.leftOut],
    sum: decimalText(read.sum),
    tolerance: decimalText(WEIGHT_TOLERANCE),
    cash: decimalText(read.cash),
    breakdowns: breakdowns.map((breakdown) => wireBreakdown(breakdown, PARTS_SHOWN)),
    dry_run: isDryRun,
    change_id: changeId,
  };
  return { result: report, changeId };
}

async function store(
  { run, log }: Deps,
  { isin, fileName }: FundFile,
  breakdowns: readonly Breakdown[],
  requestId: string,
): Promise<number | null> {
  const summary = `Imported ${inWords(breakdowns)} of ${isin} from ${printable(fileName, LONGEST_NAME)}`;
  const deed = { action: 'import', subject: 'look_through', summary, requestId, fileName } as const;
  const { changeId } = await run(deed, async (work) => await storeBreakdowns(work, isin, breakdowns));
  log.info('look-through imported', { operation: 'IMPORT', isin, change_id: changeId });
  return changeId;
}
