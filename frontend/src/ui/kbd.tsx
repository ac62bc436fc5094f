import styles from './kbd.module.css';

/** The keys of a shortcut, for the eye only: the words beside them say what it does. */
export function Kbd({ keys, on = 'paper' }: { keys: string; on?: 'paper' | 'accent' }) {
  return (
    <kbd className={on === 'accent' ? styles.onAccent : styles.cap} aria-hidden="true">
      {keys}
    </kbd>
  );
}
