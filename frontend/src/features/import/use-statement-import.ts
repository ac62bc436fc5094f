import { useReducer } from 'react';
import { upload } from '../../api/upload.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { CsvMappingInput, ImportMapping, ImportReport } from '../../api/wire.ts';
import { isOfHeader, mappingDraft, type MappingDraft, mappingBody, withMapping } from './draft.ts';
import { rememberMapping } from './queries.ts';

const PATH = '/api/v1/transactions/import';

/** Where an import stands. Nothing is stored before `importing`. */
export type ImportState =
  | { readonly step: 'choosing'; readonly problem: Error | null }
  | {
      readonly step: 'checking' | 'importing';
      readonly file: File;
      readonly sent: number;
      readonly report: ImportReport | null;
    }
  | {
      readonly step: 'checked';
      readonly file: File;
      readonly report: ImportReport;
      readonly withDuplicates: boolean;
      readonly problem: Error | null;
    }
  | {
      /** The columns of the file are being explained. */
      readonly step: 'explaining';
      readonly file: File;
      readonly draft: MappingDraft;
      readonly problem: Error | null;
    }
  | {
      readonly step: 'done';
      readonly file: File;
      readonly report: ImportReport;
      readonly changeId: number | null;
    };

type Event = { readonly become: ImportState } | { readonly sent: number };

function next(state: ImportState, event: Event): ImportState {
  if ('become' in event) return event.become;
  return 'sent' in state ? { ...state, sent: event.sent } : state;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Refusals of a file that is no statement of a kind that is known, but may be a table. */
const UNKNOWN_KINDS = new Set(['statement_kind_unknown', 'statement_unknown', 'statement_lacks_columns']);

const isUnknownKind = (error: unknown) =>
  error instanceof ApiProblem && UNKNOWN_KINDS.has(error.told?.code ?? '');

/** Sends a file; `mapping` says how it is read where no reader knows it. */
export async function sendStatement(
  file: File,
  options: { readonly dryRun: boolean; readonly withDuplicates: boolean; readonly mapping?: CsvMappingInput },
  onProgress: (sent: number) => void,
): Promise<{ report: ImportReport; changeId: number | null }> {
  const { dryRun, withDuplicates, mapping } = options;
  const search = new URLSearchParams({ dry_run: String(dryRun), allow_duplicates: String(withDuplicates) });
  if (mapping) search.set('mapping', JSON.stringify(mapping));
  const { body, changeId } = await upload({ path: `${PATH}?${search.toString()}`, file, onProgress });
  return { report: body as ImportReport, changeId };
}

export interface StatementImport {
  readonly state: ImportState;
  readonly check: (file: File, withDuplicates?: boolean) => Promise<void>;
  readonly store: () => Promise<ImportReport | null>;
  /** Explains the columns of a file that was read as they were explained before. */
  readonly explain: (file: File, remembered: readonly ImportMapping[]) => Promise<void>;
  /** Remembers what was said of the columns, and imports the file by it. */
  readonly storeExplained: (draft: MappingDraft) => Promise<ImportReport | null>;
  readonly restart: () => void;
}

/** An import from file to result: check what would happen, look at it, store it. */
export function useStatementImport(): StatementImport {
  const [state, dispatch] = useReducer(next, { step: 'choosing', problem: null });
  const become = (state: ImportState) => {
    dispatch({ become: state });
  };
  const send = async (file: File, dryRun: boolean, withDuplicates: boolean, mapping?: CsvMappingInput) =>
    await sendStatement(file, { dryRun, withDuplicates, ...(mapping && { mapping }) }, (sent) => {
      dispatch({ sent });
    });
  return {
    state,
    check: async (file, withDuplicates = false) => {
      become({ step: 'checking', file, sent: 0, report: null });
      try {
        const { report } = await send(file, true, withDuplicates);
        become({ step: 'checked', file, report, withDuplicates, problem: null });
      } catch (error) {
        const draft = isUnknownKind(error) ? await mappingDraft(file) : null;
        if (draft) become({ step: 'explaining', file, draft, problem: null });
        else become({ step: 'choosing', problem: asError(error) });
      }
    },
    explain: async (file, remembered) => {
      const draft = await mappingDraft(file);
      const known = draft && remembered.find(({ header }) => isOfHeader(draft.survey.header, header));
      if (draft)
        become({
          step: 'explaining',
          file,
          draft: known ? withMapping(draft, known.mapping) : draft,
          problem: null,
        });
    },
    storeExplained: async (draft) => {
      if (state.step !== 'explaining') return null;
      const { file } = state;
      const mapping = mappingBody(draft);
      become({ step: 'importing', file, sent: 0, report: null });
      try {
        await rememberMapping({ header: [...draft.survey.header], mapping });
        const { report, changeId } = await send(file, false, false, mapping);
        become({ step: 'done', file, report, changeId: changeId ?? report.change_id });
        return report;
      } catch (error) {
        become({ step: 'explaining', file, draft, problem: asError(error) });
        return null;
      }
    },
    store: async () => {
      if (state.step !== 'checked') return null;
      const { file, report: checked, withDuplicates } = state;
      become({ step: 'importing', file, sent: 0, report: checked });
      try {
        const { report, changeId } = await send(file, false, withDuplicates);
        become({ step: 'done', file, report, changeId: changeId ?? report.change_id });
        return report;
      } catch (error) {
        become({ ...state, problem: asError(error) });
        return null;
      }
    },
    restart: () => {
      become({ step: 'choosing', problem: null });
    },
  };
}
