import {
  type DatedValueDraft,
  type DatedValueRow,
  decimalText,
  type LocalDate,
  localDate,
  readPriceCsv,
  readRateCsv,
  type StatementRefusal,
} from '@portfolio/domain';
import { todayHere } from '../../db/instant.ts';
import { printable } from '../../db/printable.ts';
import type { RunWork } from '../../db/unit-of-work.ts';
import { decodeText } from '../../http/decode-text.ts';
import { printReport, type PrintableReport, type RunImport } from '../../http/import-order.ts';
import { printInParts } from '../../http/print-in-parts.ts';
import { Problem } from '../../http/problem.ts';
import { readBody } from '../../http/read-body.ts';
import { wireErrors } from '../../http/wire-reasons.ts';
import { type DatedNoun, EXCHANGE_RATES, PRICES } from './dated-noun.ts';
import type { DatedFileReport, StoredWire } from './dated-values.schema.ts';
import { counted } from './dated-values.service.ts';
import { ratesInput } from './exchange-rates.schema.ts';
import { pricesInput } from './prices.schema.ts';
import { compareDatedValues, type EnteredValue, storeDatedValues } from './store-dated-values.ts';

const LONGEST_NAME = 255;

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}

/** Stores the values of a request as one change. */
async function enter(
  run: RunWork,
  of: DatedNoun,
  drafts: readonly EnteredValue[],
  requestId: string,
): Promise<StoredWire> {
  const deed = { action: 'create', subject: of.noun, summary: '', requestId } as const;
  const { result, changeId } = await run(deed, async (work) => {
    const counts = await storeDatedValues(work, of, drafts);
    const { created, updated } = counts;
    if (created + updated > 0)
      await work.change.summarise(sentence(of, drafts, created + updated), created > 0 ? 'create' : 'update');
    return counts;
  });
  return { ...result, change_id: changeId };
}

function sentence(of: DatedNoun, drafts: readonly DatedValueDraft[], count: number): string {
  const [only] = drafts;
  if (drafts.length > 1 || !only) return `Entered ${counted(of, count)}`;
  const unit = of.kind === 'price' ? ` ${only.currency}` : '';
  return `Entered the ${of.words[0]} ${decimalText(only.value)}${unit} of ${only.name} on ${only.date}`;
}

/** @param read the values of the body, or a refusal that it throws */
const runBody =
  (of: DatedNoun, read: (bytes: Uint8Array) => readonly EnteredValue[]): RunImport =>
  async (_database, run, { bytes, requestId }) => {
    const drafts = read(bytes);
    const stored = await enter(run, of, drafts, requestId);
    const count = drafts.length;
    return {
      body: printInParts(stored),
      changeId: stored.change_id,
      counts: { total_rows: count, successful: count, failed: 0, success_rate: percent(count, count) },
      refusals: [],
    };
  };

/** Stores the prices of a JSON body: all of them, or none when one is not valid. */
export const runPrices = runBody(PRICES, (bytes) => readBody(pricesInput, bytes).prices);

/** The same for exchange rates. */
export const runRates = runBody(EXCHANGE_RATES, (bytes) => readBody(ratesInput, bytes).rates);

type ReadFile = (text: string, today: LocalDate) => readonly DatedValueRow[] | StatementRefusal;

function rowsOf(read: ReadFile, bytes: Uint8Array): readonly DatedValueRow[] {
  const rows = read(decodeText(bytes), localDate(todayHere()));
  if (!('code' in rows)) return rows;
  const { code, message, missing } = rows;
  throw code === 'empty'
    ? new Problem(400, 'price_file_empty', message)
    : new Problem(400, 'price_file_lacks_columns', message, { columns: missing.join(', ') });
}

/** Stores the good rows of a file as one change and reports the others. */
const runFile =
  (of: DatedNoun, read: ReadFile): RunImport =>
  async (database, run, { fileName, bytes, options: { dryRun }, requestId }) => {
    const rows = rowsOf(read, bytes);
    const drafts = rows.flatMap(({ verdict }) => (verdict.kind === 'value' ? [verdict.draft] : []));
    const store = async () => {
      const deed = { action: 'import', subject: of.noun, summary: '', requestId, fileName } as const;
      return await run(deed, async (work) => {
        const counts = await storeDatedValues(work, of, drafts);
        const stored = counted(of, counts.created + counts.updated);
        await work.change.summarise(`Imported ${stored} from ${printable(fileName, LONGEST_NAME)}`);
        return counts;
      });
    };
    const { result, changeId } = dryRun
      ? { result: await compareDatedValues(database.read, of, drafts), changeId: null }
      : await store();
    const report: PrintableReport<DatedFileReport> = {
      total_rows: rows.length,
      successful: drafts.length,
      failed: rows.length - drafts.length,
      ...result,
      errors: rows.flatMap(({ row, raw, verdict }) =>
        verdict.kind === 'refused' ? [{ row, ...wireErrors(verdict.errors), raw_data: raw }] : [],
      ),
      success_rate: percent(drafts.length, rows.length),
      dry_run: dryRun,
      change_id: changeId,
    };
    return printReport(report);
  };

/** Imports a table of prices. */
export const runPriceFile = runFile(PRICES, readPriceCsv);

/** Imports a table of exchange rates. */
export const runRateFile = runFile(EXCHANGE_RATES, readRateCsv);
