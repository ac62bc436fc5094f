import { useT } from '../../i18n/language.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { SettingsSection } from './settings-section.tsx';
import styles from './settings.module.css';

/** Where the data is, and copies of it. */
export function DataSettings({ origin }: { origin: string }) {
  const t = useT();
  return (
    <SettingsSection title={t('settings.data')}>
      <p>{t('settings.data-hint')}</p>
      <p className={styles.links}>
        <a className={buttonClass('quiet')} href={`${origin}/api/v1/transactions/export-csv`} download>
          {t('settings.export-transactions')}
        </a>
        <a className={buttonClass('quiet')} href={`${origin}/api/v1/snapshots/export-csv`} download>
          {t('settings.export-snapshots')}
        </a>
        <a className={buttonClass('quiet')} href={`${origin}/docs`}>
          {t('settings.api')}
        </a>
      </p>
    </SettingsSection>
  );
}
