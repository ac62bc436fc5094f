import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, bodyOf, changeIdOf } from '../../api/client.ts';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { type ToastMessage, useToast } from '../../ui/toast.tsx';

/** Something was written: what to say, and the change to undo (null when nothing can be). */
export interface Written {
  readonly words: string;
  readonly changeId: number | null;
}

async function undo(id: number): Promise<number | null> {
  const answer = await api.POST('/api/v1/changes/{id}/undo', { params: { path: { id } } });
  bodyOf(answer);
  return changeIdOf(answer.response.headers);
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

function announce({ words, changeId }: Written, verb: keyof typeof VERBS, said: string, page: Page): void {
  void page.refresh();
  const revert = async (id: number) => {
    try {
      const said = page.t(VERBS[verb].done, { what: words });
      announce({ words, changeId: await undo(id) }, VERBS[verb].opposite, said, page);
    } catch (error) {
      page.say({ words: error instanceof Error ? error.message : String(error), tone: 'wrong' });
    }
  };
  page.say({
    words: said,
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
      announce(written, 'undo', written.words, { refresh: () => queries.invalidateQueries(), say, t });
    },
    [queries, say, t],
  );
}
