import { Link } from '@tanstack/react-router';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { buttonClass } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';

/** Opens the trade dialog over the page. */
export function RecordTradeLink({ withKey = false }: { withKey?: boolean }) {
  return (
    <Link
      to="."
      search={(search) => ({ ...search, trade: 'new' as const, type: undefined })}
      className={buttonClass('primary')}
    >
      Record trade {withKey && <Kbd on="accent" keys={keyCaps('record-buy')} />}
    </Link>
  );
}
