import { useT } from '../i18n/language.tsx';
import { keyCaps, SHORTCUTS } from '../keyboard/shortcuts.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './shortcut-overlay.module.css';
import { GROUP_WORDS, shortcutWords } from './shortcut-words.ts';

const GROUPS = [...new Set(SHORTCUTS.map(({ group }) => group))];

/** Every key and what it does. */
export function ShortcutOverlay({ onClose }: { onClose: () => void }) {
  const t = useT();
  return (
    <Dialog title={t('shell.shortcuts')} onClose={onClose}>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className={styles.group}>{t(GROUP_WORDS[group])}</h3>
            <dl>
              {SHORTCUTS.filter((shortcut) => shortcut.group === group).map(({ id }) => (
                <div key={id} className={styles.shortcut}>
                  <dt>{shortcutWords(t, id)}</dt>
                  <dd>
                    <kbd className={styles.keys}>{keyCaps(id)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
