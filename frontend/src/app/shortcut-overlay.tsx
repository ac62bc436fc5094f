import { keyCaps, SHORTCUTS } from '../keyboard/shortcuts.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './shortcut-overlay.module.css';

const GROUPS = [...new Set(SHORTCUTS.map(({ group }) => group))];

/** Every key and what it does. */
export function ShortcutOverlay({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Shortcuts" onClose={onClose}>
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl>
              {SHORTCUTS.filter((shortcut) => shortcut.group === group).map(({ id, words }) => (
                <div key={id} className={styles.shortcut}>
                  <dt>{words}</dt>
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
