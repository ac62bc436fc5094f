import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/language.tsx';
import { AccountList } from './account-list.tsx';
import { KindList } from './kind-list.tsx';
import { assetAccountsQuery, assetKindsQuery } from './kind-queries.ts';
import styles from './kinds-and-accounts.module.css';
import type { OnWritten } from './on-written.ts';

/** The owner's own vocabulary: which kinds of assets there are, and in which accounts they are kept. Closed at first. */
export function KindsAndAccounts({ onWritten }: { onWritten: OnWritten }) {
  const t = useT();
  const kinds = useQuery(assetKindsQuery).data;
  const accounts = useQuery(assetAccountsQuery).data;
  return (
    <details className={styles.section}>
      <summary className={styles.summary}>
        <h2>{t('other-assets.kinds-and-accounts')}</h2>
      </summary>
      <p className={styles.hint}>{t('other-assets.kinds-hint')}</p>
      <div className={styles.columns}>
        {kinds && <KindList kinds={kinds} onWritten={onWritten} />}
        {accounts && <AccountList accounts={accounts} onWritten={onWritten} />}
      </div>
    </details>
  );
}
