import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { type ToastMessage, useToast } from '../../ui/toast.tsx';
import { undoChange } from './undo-change.ts';

/** Something was written: what to say, and the change to undo (null when nothing can be). */
export interface Written {
  readonly words: string;
  readonly changeId: number | null;
  /** Where to see it. */
  readonly link?: ReactNode | undefined;
  /** It was itself an undo, and `words` say of what. */
  readonly isUndo?: boolean;
}

interface Page {
  readonly refresh: () => Promise<void>;
  readonly say: (message: ToastMessage) => void;
  readonly t: Translate;
}

/** What can be done about a change, and what is said when that is done. */
const VERBS = {
  undo: { words: 'changes.undo', done: 'changes.undone', opposite: 'redo' },
  redo: { words: 'changes.redo', done: 'changes.redone', opposite: 'undo' },
} as const;

/** Why an undo was refused: the change that stands in its way, or the server's words. */
function refusalWords(error: unknown, t: Translate): string {
  const later = error instanceof ApiProblem ? error.conflictingChange : null;
  if (later !== null) return t('changes.in-the-way', { number: String(later) });
  return error instanceof Error ? errorWords(t, error) : String(error);
}

function announce(
  { words, changeId, link }: Written,
  verb: keyof typeof VERBS,
  said: string,
  page: Page,
): void {
  void page.refresh();
  const revert = async (id: number) => {
    try {
      const said = page.t(VERBS[verb].done, { what: words });
      announce({ words, changeId: await undoChange(id) }, VERBS[verb].opposite, said, page);
    } catch (error) {
      page.say({ words: refusalWords(error, page.t), tone: 'wrong' });
    }
  };
  page.say({
    words: said,
    link,
    ...(changeId === null
      ? {}
      : { action: { words: page.t(VERBS[verb].words), onAct: () => void revert(changeId) } }),
  });
}

/**
 * Says what was written, brings every page up to date, and offers to undo it.
 *
 * Every figure derives from the ledger, so everything is asked again. An undo is itself a change and can be undone.
 */
export function useAnnounce(): (written: Written) => void {
  const queries = useQueryClient();
  const say = useToast();
  const t = useT();
  return useCallback(
    (written: Written) => {
      const page = { refresh: () => queries.invalidateQueries(), say, t };
      if (written.isUndo) announce(written, 'redo', t('changes.undone', { what: written.words }), page);
      else announce(written, 'undo', written.words, page);
    },
    [queries, say, t],
  );
}
