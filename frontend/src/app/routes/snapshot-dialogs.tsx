import { useAnnounce } from '../../features/changes/use-announce.ts';
import { DeleteSnapshotsDialog } from '../../features/snapshots/delete-snapshots-dialog.tsx';
import { ImportSnapshotsDialog } from '../../features/snapshots/import-snapshots-dialog.tsx';
import { SnapshotDialog } from '../../features/snapshots/snapshot-dialog.tsx';
import { TakeSnapshotDialog } from '../../features/snapshots/take-snapshot-dialog.tsx';
import { useMomentText } from '../../features/snapshots/use-moment-text.ts';
import { useT } from '../../i18n/language.tsx';
import { useSearch } from '../../router/use-place.ts';
import { today } from '../clock.ts';
import { useDeleteSnapshotWithUndo } from './use-delete-snapshot-with-undo.ts';
import { useGoToSnapshot } from './use-go-to-snapshot.ts';

/** The dialog of the snapshots page that its URL names. */
export function SnapshotDialogs({ kindName }: { kindName: (code: string) => string }) {
  const t = useT();
  const { snapshot } = useSearch('/snapshots');
  const announce = useAnnounce();
  const momentText = useMomentText();
  const remove = useDeleteSnapshotWithUndo();
  const goTo = useGoToSnapshot();
  const onClose = () => {
    goTo(null);
  };
  const written = (words: string, changeId: number | null) => {
    announce({ words, changeId });
    onClose();
  };
  switch (snapshot) {
    case undefined:
      return null;
    case 'new':
      return (
        <TakeSnapshotDialog
          today={today()}
          kindName={kindName}
          onClose={onClose}
          onTaken={(moment, changeId) => {
            written(t('snapshots.taken', { date: momentText(moment) }), changeId);
          }}
        />
      );
    case 'import':
      return (
        <ImportSnapshotsDialog
          kindName={kindName}
          onClose={onClose}
          onImported={({ successful }, changeId) => {
            written(t('snapshots.imported', { count: successful }), changeId);
          }}
        />
      );
    case 'delete-all':
      return (
        <DeleteSnapshotsDialog
          onClose={onClose}
          onDeleted={(changeId) => {
            written(t('snapshots.deleted-all'), changeId);
          }}
        />
      );
    default:
      return (
        <SnapshotDialog
          moment={snapshot}
          kindName={kindName}
          onClose={onClose}
          onDelete={() => {
            remove(snapshot);
            onClose();
          }}
        />
      );
  }
}
