import type { ImportReport } from './wire.ts';

type Reason = ImportReport['errors'][number]['error_codes'][number];

type Skipped = Pick<ImportReport['skipped'][number], 'reason' | 'reason_code'>;

/** Sentences of a report, each with what tells it in another language. */
export function rowReasons(sentences: readonly string[], reasons: readonly Reason[]) {
  return reasons.map((reason, index) => ({ ...reason, message: sentences[index] ?? reason.code }));
}

/** Why a row is left out on purpose. */
export function leftOutReason({
  reason: message,
  reason_code: code,
}: Pick<ImportReport['left_out'][number], 'reason' | 'reason_code'>) {
  return { ...code, message };
}

/** Why a row is not stored again; it is about the row as a whole. */
export function skipReason({ reason: message, reason_code: code }: Skipped) {
  return { field: null, code, values: {}, message };
}
