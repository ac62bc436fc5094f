import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../keyboard/keyboard.tsx';
import { keyCaps, type ShortcutId } from '../keyboard/shortcuts.ts';
import { Kbd } from '../ui/kbd.tsx';
import { ServerLine } from './server-line.tsx';
import styles from './shell.module.css';
import { ShortcutOverlay } from './shortcut-overlay.tsx';
import { TradeDialogs } from './trade-dialogs.tsx';
import { useThemeToggle } from './use-theme.ts';

const PAGES = [
  { to: '/', words: 'Dashboard', id: 'go-dashboard' },
  { to: '/transactions', words: 'Transactions', id: 'go-transactions' },
  { to: '/import', words: 'Import', id: 'go-import' },
] as const satisfies readonly { to: string; words: string; id: ShortcutId }[];

export interface ShellProps {
  readonly isPrivate: boolean;
  readonly onPrivacy: () => void;
}

/** The rail, the page, and whatever lies over it. */
export function Shell({ isPrivate, onPrivacy }: ShellProps) {
  const [showsKeys, setShowsKeys] = useState(false);
  const toggleTheme = useThemeToggle();
  useShortcut('theme', toggleTheme);
  useShortcut('privacy', onPrivacy);
  useShortcut('shortcuts', () => {
    setShowsKeys(true);
  });
  return (
    <div className={styles.shell}>
      <PageKeys />
      <a href="#main" className={styles.skip}>
        Skip to content
      </a>
      <header className={styles.rail}>
        <p className={styles.name}>Portfolio</p>
        <nav aria-label="Pages">
          <ul className={styles.pages}>
            {PAGES.map(({ to, words, id }) => (
              <li key={to}>
                <Link
                  to={to}
                  className={styles.item}
                  activeOptions={{ exact: to === '/', includeSearch: false }}
                >
                  {words} <Kbd keys={keyCaps(id)} />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.tools}>
          <button type="button" className={styles.item} aria-pressed={isPrivate} onClick={onPrivacy}>
            Privacy <Kbd keys={keyCaps('privacy')} />
          </button>
          <button type="button" className={styles.item} onClick={toggleTheme}>
            Theme <Kbd keys={keyCaps('theme')} />
          </button>
          <button
            type="button"
            className={styles.shortcuts}
            onClick={() => {
              setShowsKeys(true);
            }}
          >
            Shortcuts <Kbd keys={keyCaps('shortcuts')} />
          </button>
        </div>
      </header>
      <div className={styles.content}>
        <ServerLine />
        <Main />
      </div>
      <TradeDialogs />
      {showsKeys && (
        <ShortcutOverlay
          onClose={() => {
            setShowsKeys(false);
          }}
        />
      )}
    </div>
  );
}

/** The page; it takes the focus when another one comes, so that a screen reader begins there. */
function Main() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return (
    <main id="main" ref={main} tabIndex={-1} className={styles.main}>
      <Outlet />
    </main>
  );
}

/** Keys that every page has; it stands before the pages, so that a page may give a key its own answer. */
function PageKeys() {
  const navigate = useNavigate();
  useShortcut('go-dashboard', () => void navigate({ to: '/' }));
  useShortcut('go-transactions', () => void navigate({ to: '/transactions' }));
  useShortcut('go-import', () => void navigate({ to: '/import' }));
  useShortcut('import', () => void navigate({ to: '/import' }));
  const record = (type?: 'SELL') => {
    void navigate({
      to: '.',
      search: (search) => ({ ...search, trade: 'new' as const, type }),
    });
  };
  useShortcut('record-buy', () => {
    record();
  });
  useShortcut('new', () => {
    record();
  });
  useShortcut('record-sale', () => {
    record('SELL');
  });
  return null;
}
