import { useLocale } from '../../format/locale.tsx';
import { moneyParts } from '../../format/money.ts';
import { textOf } from '../../format/number-parts.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { usePrivacy } from '../../ui/privacy.tsx';
import { useTakeSnapshot } from './queries.ts';

/** Keeps what everything is worth now. */
export function SnapshotButton({ onTaken }: { onTaken: (words: string, changeId: number | null) => void }) {
  const t = useT();
  const locale = useLocale();
  const isPrivate = usePrivacy();
  const say = useToast();
  const take = useTakeSnapshot();
  return (
    <Button
      aria-disabled={take.isPending}
      onClick={() => {
        if (take.isPending) return;
        take.mutate(undefined, {
          onSuccess: ({ total, changeId }) => {
            const amount = textOf(moneyParts(locale, total, { currency: 'EUR' }));
            onTaken(
              isPrivate ? t('other-assets.snapshot-taken') : t('other-assets.snapshot-of', { amount }),
              changeId,
            );
          },
          onError: (error) => {
            say({ words: errorWords(t, error), tone: 'wrong' });
          },
        });
      }}
    >
      {t('other-assets.take-snapshot')}
    </Button>
  );
}
