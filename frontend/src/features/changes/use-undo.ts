import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import type { Change } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { undoChange } from './undo-change.ts';
import { useAnnounce } from './use-announce.ts';

/** An undo that was refused. */
export interface RefusedUndo {
  readonly id: number;
  /** The change that stands in the way; null when it is something else. */
  readonly later: number | null;
  readonly words: string;
}

export interface Undo {
  /** `words` say what it did. */
  readonly undo: (change: Pick<Change, 'id' | 'undone_by'>, words: string) => void;
  /** The last try, when it was refused. */
  readonly refused: RefusedUndo | null;
}

/** Undoes a change and says so, with a way back; or keeps why not. */
export function useUndo(onUndone: () => void): Undo {
  const t = useT();
  const announce = useAnnounce();
  const [refused, setRefused] = useState<RefusedUndo | null>(null);
  const { mutate, isPending } = useMutation({ mutationFn: undoChange });
  const undo: Undo['undo'] = ({ id, undone_by: undoneBy }, words) => {
    if (isPending || undoneBy !== null) return;
    setRefused(null);
    mutate(id, {
      onSuccess: (changeId) => {
        announce({ words, changeId, isUndo: true });
        onUndone();
      },
      onError: (problem) => {
        const later = problem instanceof ApiProblem ? problem.conflictingChange : null;
        setRefused({ id, later, words: errorWords(t, problem) });
      },
    });
  };
  return { undo, refused };
}
