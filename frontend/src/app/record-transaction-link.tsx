import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/language.tsx';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { buttonClass } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';

/** Opens the trade dialog over the page. */
export function RecordTransactionLink({ withKey = false }: { withKey?: boolean }) {
  const t = useT();
  return (
    <Link
      to="."
      search={(search) => ({ ...search, trade: 'new' as const, type: undefined })}
      resetScroll={false}
      className={buttonClass('primary')}
    >
      {t('shell.record-transaction')} {withKey && <Kbd on="accent" keys={keyCaps('record-buy')} />}
    </Link>
  );
}
