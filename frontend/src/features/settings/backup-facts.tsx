import type { ReactNode } from 'react';
import type { Backups } from '../../api/wire.ts';
import type { DateStyle } from '../../format/date.ts';
import { instantText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { type Fact, FactList } from '../../ui/fact-list.tsx';
import { Unavailable } from '../../ui/unavailable.tsx';

const SCHEDULE_WORDS = {
  daily: 'settings.backup-daily',
  hourly: 'settings.backup-hourly',
  timer: 'settings.backup-daily',
  off: 'settings.backup-off',
} as const;

/** From here on an age is told in days. */
const HOURS_OF_TWO_DAYS = 48;

function ageWords(t: Translate, hours: number): string {
  if (hours < HOURS_OF_TWO_DAYS) return t('settings.backup-age-hours', { count: hours });
  return t('settings.backup-age-days', { count: Math.floor(hours / 24) });
}

function storeFact(t: Translate, dates: DateStyle, store: NonNullable<Backups['store']>): Fact {
  const { place, sent_at: sentAt } = store;
  const never = <Unavailable reason={t('settings.backup-never-sent')} />;
  return {
    label: t('settings.backup-store'),
    figure: sentAt === null ? never : instantText(dates, sentAt),
    note: place,
  };
}

/** When the newest backup was made and whether it was read back, where it is, and when the next is due. */
export function BackupFacts({ backups: known }: { backups: Backups }) {
  const t = useT();
  const dates = useDateStyle();
  const { backups, age_hours: hours, verified_at: verifiedAt, schedule, folder, store } = known;
  const [newest] = backups;
  const dash = (reason: string): ReactNode => <Unavailable reason={reason} />;
  const none = t('settings.backup-none');
  return (
    <FactList
      facts={[
        {
          label: t('settings.backup-last'),
          figure: newest ? instantText(dates, newest.made_at) : dash(none),
          note: hours !== null && ageWords(t, hours),
        },
        {
          label: t('settings.backup-verified'),
          figure:
            verifiedAt === null
              ? dash(newest ? t('settings.backup-not-verified') : none)
              : instantText(dates, verifiedAt),
        },
        { label: t('settings.backup-schedule'), figure: t(SCHEDULE_WORDS[schedule]) },
        {
          label: t('settings.backup-encryption'),
          figure: known.is_encrypted ? t('settings.backup-encrypted') : t('settings.backup-plain'),
        },
        {
          label: t('settings.backup-kept'),
          figure: t('settings.backup-count', { count: backups.length }),
          note: newest && folder,
        },
        ...(store ? [storeFact(t, dates, store)] : []),
      ]}
    />
  );
}
