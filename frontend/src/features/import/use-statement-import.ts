import { useReducer } from 'react';
import { upload } from '../../api/upload.ts';
import type { ImportReport } from '../../api/wire.ts';

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

export interface StatementImport {
  readonly state: ImportState;
  readonly check: (file: File, withDuplicates?: boolean) => Promise<void>;
  readonly store: () => Promise<ImportReport | null>;
  readonly restart: () => void;
}

/** An import from file to result: check what would happen, look at it, store it. */
export function useStatementImport(): StatementImport {
  const [state, dispatch] = useReducer(next, { step: 'choosing', problem: null });
  const become = (state: ImportState) => {
    dispatch({ become: state });
  };
  const send = async (file: File, dryRun: boolean, withDuplicates: boolean) => {
    const search = new URLSearchParams({ dry_run: String(dryRun), allow_duplicates: String(withDuplicates) });
    const onProgress = (sent: number) => {
      dispatch({ sent });
    };
    const { body, changeId } = await upload({ path: `${PATH}?${search.toString()}`, file, onProgress });
    return { report: body as ImportReport, changeId };
  };
  return {
    state,
    check: async (file, withDuplicates = false) => {
      become({ step: 'checking', file, sent: 0, report: null });
      try {
        const { report } = await send(file, true, withDuplicates);
        become({ step: 'checked', file, report, withDuplicates, problem: null });
      } catch (error) {
        become({ step: 'choosing', problem: asError(error) });
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
