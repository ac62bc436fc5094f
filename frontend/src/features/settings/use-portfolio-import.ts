import { useReducer } from 'react';
import { upload } from '../../api/upload.ts';
import type { PortfolioImportReport } from '../../api/wire.ts';

const PATH = '/api/v1/import/portfolio-json';

/** Where bringing in a whole portfolio stands. Nothing is stored before `storing`. */
export type PortfolioImportState =
  | { readonly step: 'choosing'; readonly problem: Error | null }
  | { readonly step: 'reading' | 'storing'; readonly file: File; readonly sent: number }
  | {
      readonly step: 'read';
      readonly file: File;
      readonly report: PortfolioImportReport;
      readonly problem: Error | null;
    };

type Event = { readonly become: PortfolioImportState } | { readonly sent: number };

function next(state: PortfolioImportState, event: Event): PortfolioImportState {
  if ('become' in event) return event.become;
  return 'sent' in state ? { ...state, sent: event.sent } : state;
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** From the file to what is in it, and from there into the portfolio. */
export function usePortfolioImport() {
  const [state, dispatch] = useReducer(next, { step: 'choosing', problem: null });
  const become = (state: PortfolioImportState) => {
    dispatch({ become: state });
  };
  const send = async (file: File, dryRun: boolean) => {
    const onProgress = (sent: number) => {
      dispatch({ sent });
    };
    const { body, changeId } = await upload({ path: `${PATH}?dry_run=${String(dryRun)}`, file, onProgress });
    return { report: body as PortfolioImportReport, changeId };
  };
  return {
    state,
    read: async (file: File) => {
      become({ step: 'reading', file, sent: 0 });
      try {
        const { report } = await send(file, true);
        become({ step: 'read', file, report, problem: null });
      } catch (error) {
        become({ step: 'choosing', problem: asError(error) });
      }
    },
    /** Answers the number of the change; null when nothing was stored. */
    store: async (): Promise<number | null> => {
      if (state.step !== 'read') return null;
      become({ step: 'storing', file: state.file, sent: 0 });
      try {
        const { changeId } = await send(state.file, false);
        become({ step: 'choosing', problem: null });
        return changeId;
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
