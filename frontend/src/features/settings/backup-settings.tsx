import { useQuery } from '@tanstack/react-query';
import { instantText } from '../../format/instant.ts';
import { fileSizeText } from '../../format/file-size.ts';
import { useDateStyle, useLocale } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Backups } from '../../api/wire.ts';
import { BackupFacts } from './backup-facts.tsx';
import { backupsQuery, useBackUpNow } from './queries.ts';
import { SettingsSection } from './settings-section.tsx';
import styles from './settings.module.css';

/** How many are listed; the rest are files of the same folder. */
const LISTED = 5;

/** Backups: how old and how good the newest is, one more by a click, and the latest by name. */
export function BackupSettings() {
  const t = useT();
  const say = useToast();
  const { data: known, error } = useQuery(backupsQuery);
  const make = useBackUpNow();
  const isMaking = make.isPending || known?.is_running === true;
  const backUp = () => {
    make.mutate(undefined, {
      onSuccess: ({ name }) => {
        say({ words: t('settings.backup-made', { name }) });
      },
    });
  };
  return (
    <SettingsSection title={t('settings.backups')}>
      <p>{t('settings.backups-hint')}</p>
      {error && <Notice tone="wrong">{errorWords(t, error)}</Notice>}
      {known && <BackupWarnings known={known} />}
      {known && <BackupFacts backups={known} />}
      {make.error && <Notice tone="wrong">{errorWords(t, make.error)}</Notice>}
      <p className={styles.links}>
        <Button onClick={backUp} disabled={isMaking || known === undefined}>
          {isMaking ? t('settings.backup-making') : t('settings.back-up-now')}
        </Button>
      </p>
      {known && known.backups.length > 0 && <LatestBackups backups={known.backups} />}
    </SettingsSection>
  );
}

/** What the owner should look at: a failure, or an age that the schedule does not explain. */
function BackupWarnings({ known: { failure, store, is_overdue: isOverdue } }: { known: Backups }) {
  const t = useT();
  const dates = useDateStyle();
  const sendFailure = store?.failure ?? null;
  return (
    <>
      {failure && (
        <Notice tone="warn">
          {t('settings.backup-failure', { when: instantText(dates, failure.at), reason: failure.reason })}
        </Notice>
      )}
      {sendFailure && (
        <Notice tone="warn">
          {t('settings.backup-send-failure', {
            when: instantText(dates, sendFailure.at),
            reason: sendFailure.reason,
          })}
        </Notice>
      )}
      {isOverdue && !failure && <Notice tone="warn">{t('settings.backup-overdue')}</Notice>}
    </>
  );
}

function LatestBackups({ backups }: { backups: Backups['backups'] }) {
  const t = useT();
  const dates = useDateStyle();
  const locale = useLocale();
  return (
    <DataTable
      caption={t('settings.backups')}
      rows={backups.slice(0, LISTED)}
      rowKey={({ name }) => name}
      rowName={({ name }) => name}
      columns={[
        {
          key: 'made',
          head: t('settings.backup-made-at'),
          onPhone: true,
          cell: ({ made_at: madeAt }) => instantText(dates, madeAt),
        },
        { key: 'name', head: t('settings.backup-file'), cell: ({ name }) => name },
        {
          key: 'size',
          head: t('settings.backup-size'),
          align: 'end',
          onPhone: true,
          cell: ({ bytes }) => <span className="number">{fileSizeText(locale, bytes)}</span>,
        },
      ]}
    />
  );
}
