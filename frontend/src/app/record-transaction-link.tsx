import { useT } from '../i18n/language.tsx';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { Link } from '../router/link.tsx';
import { buttonClass, type ButtonLook } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';

export interface RecordTransactionLinkProps {
  readonly look?: ButtonLook;
  readonly withKey?: boolean;
}

/** Opens the trade dialog over the page. */
export function RecordTransactionLink({ look = 'primary', withKey = false }: RecordTransactionLinkProps) {
  const t = useT();
  return (
    <Link
      to="."
      search={(search) => ({ ...search, trade: 'new' as const, type: undefined })}
      resetScroll={false}
      className={buttonClass(look)}
    >
      {t('shell.record-transaction')}{' '}
      {withKey && <Kbd on={look === 'primary' ? 'accent' : 'paper'} keys={keyCaps('record-buy')} />}
    </Link>
  );
}
