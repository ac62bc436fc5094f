import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { withMessages } from '../i18n/translator.ts';
import { useShortcut } from '../keyboard/keyboard.tsx';
import { useCommandKey } from '../keyboard/use-command-key.ts';
import { Outlet } from '../router/outlet.tsx';
import { usePage } from '../router/use-place.ts';
import { PageKeys } from './page-keys.tsx';
import { Rail } from './rail.tsx';
import { ServerLine } from './server-line.tsx';
import styles from './shell.module.css';
import { ShortcutOverlay } from './shortcut-overlay.tsx';
import { TransactionDialogs } from './transaction-dialogs.tsx';
import { useGainColours } from './use-gain-colours.ts';
import { usePrivacy } from './use-privacy.ts';
import { useTheme } from './use-theme.ts';

const CommandMenu = lazy(async () => {
  const { CommandMenu } = await withMessages(import('./command-menu.tsx'));
  return { default: CommandMenu };
});

/** The rail, the page, and whatever lies over it. */
export function Shell() {
  const t = useT();
  const [showsKeys, setShowsKeys] = useState(false);
  const { toggle: toggleTheme } = useTheme();
  const { isPrivate, hide } = usePrivacy();
  useGainColours();
  const onPrivacy = () => {
    hide(!isPrivate);
  };
  const showKeys = () => {
    setShowsKeys(true);
  };
  useShortcut('theme', toggleTheme);
  useShortcut('privacy', onPrivacy);
  useShortcut('shortcuts', showKeys);
  const [showsCommands, setShowsCommands] = useState(false);
  useCommandKey(() => {
    setShowsCommands(true);
  });
  return (
    <div className={styles.shell}>
      <PageKeys />
      <a href="#main" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <Rail isPrivate={isPrivate} onPrivacy={onPrivacy} onTheme={toggleTheme} onShortcuts={showKeys} />
      <div className={styles.content}>
        <ServerLine />
        <Main />
      </div>
      <TransactionDialogs />
      {showsCommands && (
        <Suspense>
          <CommandMenu
            onClose={() => {
              setShowsCommands(false);
            }}
            onTheme={toggleTheme}
            onPrivacy={onPrivacy}
            onShortcuts={showKeys}
          />
        </Suspense>
      )}
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
  const path = usePage().pathname;
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
