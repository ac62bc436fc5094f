import { useAnnounce } from '../../features/changes/use-announce.ts';
import { useDeleteSnapshot } from '../../features/snapshots/queries.ts';
import { useMomentText } from '../../features/snapshots/use-moment-text.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { useToast } from '../../ui/toast.tsx';

/** Deletes the snapshot of a moment at once, and offers to bring it back. */
export function useDeleteSnapshotWithUndo(): (moment: string) => void {
  const t = useT();
  const say = useToast();
  const announce = useAnnounce();
  const momentText = useMomentText();
  const remove = useDeleteSnapshot();
  return (moment) => {
    remove.mutate(moment, {
      onSuccess: (changeId) => {
        announce({ words: t('snapshots.deleted', { date: momentText(moment) }), changeId });
      },
      onError: (error) => {
        say({ words: errorWords(t, error), tone: 'wrong' });
      },
    });
  };
}
