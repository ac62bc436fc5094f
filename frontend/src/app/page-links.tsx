import { useT } from '../i18n/language.tsx';
import { keyCaps } from '../keyboard/shortcuts.ts';
import { Link } from '../router/link.tsx';
import { Kbd } from '../ui/kbd.tsx';
import type { PAGES } from './pages.ts';
import styles from './shell.module.css';

/** Links to pages, each with its key. */
export function PageLinks({ pages, onGo }: { pages: readonly (typeof PAGES)[number][]; onGo?: () => void }) {
  const t = useT();
  return (
    <ul className={styles.pages}>
      {pages.map(({ to, words, id }) => (
        <li key={to}>
          <Link to={to} className={styles.item} onClick={onGo}>
            {t(words)} <Kbd keys={keyCaps(id)} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
