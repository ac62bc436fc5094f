import type { Allocation } from '../../api/wire.ts';
import { ImportWeightsDialog } from '../../features/allocation/import-weights-dialog.tsx';
import { WeightsDialog } from '../../features/allocation/weights-dialog.tsx';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { useT } from '../../i18n/language.tsx';
import { useNavigate, useSearch } from '../../router/use-place.ts';
import { today } from '../clock.ts';

/** The import or the editing of weights that the search of the URL names, over the page. */
export function AllocationDialogs({ coverage, by }: Pick<Allocation, 'coverage' | 'by'>) {
  const t = useT();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { import: imported, edit } = useSearch('/allocation');
  const fund = coverage.find(({ isin }) => isin === (imported ?? edit));
  if (!fund) return null;
  const { isin } = fund;
  const name = fund.name ?? isin;
  const close = () =>
    navigate({
      to: '/allocation',
      search: (search) => ({ ...search, import: undefined, edit: undefined }),
      resetScroll: false,
    });
  const written = (words: string, changeId: number | null) => {
    announce({ words, changeId });
    close();
  };
  if (imported !== undefined) {
    return (
      <ImportWeightsDialog
        isin={isin}
        name={name}
        onClose={close}
        onStored={(changeId) => {
          written(t('allocation.stored', { name }), changeId);
        }}
      />
    );
  }
  if (by !== 'region' && by !== 'sector' && by !== 'holding') return null;
  return (
    <WeightsDialog isin={isin} name={name} kind={by} today={today()} onClose={close} onWritten={written} />
  );
}
