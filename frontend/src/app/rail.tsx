import { useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { useCompact } from '../ui/use-media.ts';
import { PageLinks } from './page-links.tsx';
import { PAGES, PAGES_IN_BAR } from './pages.ts';
import styles from './shell.module.css';

export interface RailProps {
  readonly isPrivate: boolean;
  readonly onPrivacy: () => void;
  readonly onTheme: () => void;
  readonly onShortcuts: () => void;
}

/** The pages and what every page can do: a rail at the left, on a phone a bar at the bottom. */
export function Rail(props: RailProps) {
  const t = useT();
  const isCompact = useCompact();
  const [showsMore, setShowsMore] = useState(false);
  if (!isCompact) {
    return (
      <header className={styles.rail}>
        <p className={styles.name}>{t('shell.product')}</p>
        <nav aria-label={t('shell.pages')}>
          <PageLinks pages={PAGES} />
        </nav>
        <Tools {...props} />
      </header>
    );
  }
  const close = () => {
    setShowsMore(false);
  };
  return (
    <header className={styles.rail}>
      <nav aria-label={t('shell.pages')}>
        <PageLinks pages={PAGES.slice(0, PAGES_IN_BAR)} />
      </nav>
      <button
        type="button"
        className={styles.item}
        aria-haspopup="dialog"
        onClick={() => {
          setShowsMore(true);
        }}
      >
        {t('ui.more')}
      </button>
      {showsMore && (
        <Dialog title={t('shell.more-pages')} onClose={close}>
          <nav aria-label={t('shell.more-pages')} className={styles.sheet}>
            <PageLinks pages={PAGES.slice(PAGES_IN_BAR)} onGo={close} />
          </nav>
          <Tools {...props} />
        </Dialog>
      )}
    </header>
  );
}

function Tools({ isPrivate, onPrivacy, onTheme, onShortcuts }: RailProps) {
  const t = useT();
  return (
    <div className={styles.tools}>
      <button type="button" className={styles.item} aria-pressed={isPrivate} onClick={onPrivacy}>
        {t('shell.privacy')} <Kbd keys={keyCaps('privacy')} />
      </button>
      <button type="button" className={styles.item} onClick={onTheme}>
        {t('shell.theme')} <Kbd keys={keyCaps('theme')} />
      </button>
      <button type="button" className={styles.shortcuts} onClick={onShortcuts}>
        {t('shell.shortcuts')} <Kbd keys={keyCaps('shortcuts')} />
      </button>
    </div>
  );
}
