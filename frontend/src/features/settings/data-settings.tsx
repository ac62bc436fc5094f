import { useT } from '../../i18n/language.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { PortfolioImport, type PortfolioImportProps } from './portfolio-import.tsx';
import { SettingsSection } from './settings-section.tsx';
import styles from './settings.module.css';

export interface DataSettingsProps extends PortfolioImportProps {
  /** Of the server. */
  readonly origin: string;
}

/** Where the data is, copies of it, and how such a copy comes back in. */
export function DataSettings({ origin, onBrought }: DataSettingsProps) {
  const t = useT();
  const copies = [
    ['export/portfolio.json', t('settings.export-json')],
    ['export/portfolio.zip', t('settings.export-zip')],
    ['transactions/export-csv', t('settings.export-transactions')],
    ['snapshots/export-csv', t('settings.export-snapshots')],
  ] as const;
  return (
    <SettingsSection title={t('settings.data')}>
      <p>{t('settings.data-hint')}</p>
      <p className={styles.links}>
        {copies.map(([path, words]) => (
          <a key={path} className={buttonClass('quiet')} href={`${origin}/api/v1/${path}`} download>
            {words}
          </a>
        ))}
        <a className={buttonClass('quiet')} href={`${origin}/docs`}>
          {t('settings.api')}
        </a>
      </p>
      <PortfolioImport onBrought={onBrought} />
    </SettingsSection>
  );
}
