import { useT } from '../i18n/language.tsx';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { Link } from '../router/link.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { RecordTransactionLink } from './record-transaction-link.tsx';

/** The first page a new user sees. */
export function NoTrades() {
  const t = useT();
  return (
    <EmptyState fact={t('shell.no-trades')} help={t('shell.no-trades-help')}>
      <RecordTransactionLink withKey />
      <Link to="/import" className={buttonClass('quiet')}>
        {t('shell.import-csv')} <Kbd keys={keyCaps('import')} />
      </Link>
    </EmptyState>
  );
}
