import { Link } from '@tanstack/react-router';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { RecordTradeLink } from './record-trade-link.tsx';

/** The first page a new user sees. */
export function NoTrades() {
  return (
    <EmptyState
      fact="No trades yet."
      help="Record the first one, or bring a statement. Everything on this page is computed from your transactions; nothing is typed in twice."
    >
      <RecordTradeLink withKey />
      <Link to="/import" className={buttonClass('quiet')}>
        Import CSV <Kbd keys={keyCaps('import')} />
      </Link>
    </EmptyState>
  );
}
