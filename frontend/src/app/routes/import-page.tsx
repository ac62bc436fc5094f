import { useAnnounce } from '../../features/changes/use-announce.ts';
import { StatementImportSteps } from '../../features/import/statement-import.tsx';
import { useT } from '../../i18n/language.tsx';
import { Link } from '../../router/link.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import styles from './transactions-page.module.css';

export function ImportPage() {
  const t = useT();
  const announce = useAnnounce();
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: t('shell.import') })}</title>
      <PageHead title={t('shell.import')} line={t('import.from')} />
      <StatementImportSteps
        onImported={(words, changeId) => {
          announce({ words, changeId });
        }}
        onForgotten={(words, changeId) => {
          announce({ words, changeId });
        }}
        nextStep={
          <Link to="/" className={buttonClass('primary')}>
            {t('shell.go-to-dashboard')}
          </Link>
        }
      />
    </div>
  );
}
