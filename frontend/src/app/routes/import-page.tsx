import { Link } from '@tanstack/react-router';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { StatementImportSteps } from '../../features/import/statement-import.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import styles from './transactions-page.module.css';

export function ImportPage() {
  const announce = useAnnounce();
  return (
    <div className={styles.page}>
      <title>Import · Portfolio</title>
      <PageHead title="Import" line="Transactions of a DEGIRO account, as a CSV file" />
      <StatementImportSteps
        onImported={(words, changeId) => {
          announce({ words, changeId });
        }}
        nextStep={
          <Link to="/" className={buttonClass('primary')}>
            Go to the dashboard
          </Link>
        }
      />
    </div>
  );
}
