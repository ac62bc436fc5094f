import { useQuery } from '@tanstack/react-query';
import type { LookThroughKind } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { KIND_WORDS } from './kind-words.ts';
import { lookThroughQuery } from './queries.ts';
import { WeightsForm } from './weights-form.tsx';

/** More lines than anyone edits one by one; they come from a file. */
const MOST_LINES = 200;

export interface WeightsDialogProps {
  readonly isin: string;
  readonly name: string;
  readonly kind: LookThroughKind;
  /** The day of the reader. */
  readonly today: string;
  readonly onClose: () => void;
  readonly onWritten: (words: string, changeId: number | null) => void;
}

/** Enters or edits the weights of one kind by hand, all of them at once. */
export function WeightsDialog({ isin, name, kind, today, onClose, onWritten }: WeightsDialogProps) {
  const t = useT();
  const known = useQuery(lookThroughQuery(isin));
  const breakdown = known.data?.breakdowns.find((one) => one.kind === kind);
  const title = `${t('allocation.edit-of', { name })}: ${t(KIND_WORDS[kind])}`;
  return (
    <Dialog title={title} onClose={onClose}>
      {known.error ? (
        <Notice tone="wrong">{errorWords(t, known.error)}</Notice>
      ) : known.data === undefined ? (
        <Skeleton size="row" width="full" />
      ) : breakdown && breakdown.parts_total > MOST_LINES ? (
        <Notice tone="warn">{t('allocation.too-long', { count: breakdown.parts_total })}</Notice>
      ) : (
        <WeightsForm
          isin={isin}
          name={name}
          kind={kind}
          today={today}
          parts={breakdown?.parts ?? []}
          asOf={breakdown?.as_of ?? today}
          onClose={onClose}
          onWritten={onWritten}
        />
      )}
    </Dialog>
  );
}
