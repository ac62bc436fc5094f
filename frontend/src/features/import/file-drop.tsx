import { useRef, useState } from 'react';
import { useT } from '../../i18n/language.tsx';
import { useShortcut } from '../../keyboard/keyboard.tsx';
import { keyCaps } from '../../keyboard/shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import styles from './file-drop.module.css';

/** Takes one file: dropped, or chosen by button or key. */
export function FileDrop({ onFile }: { onFile: (file: File) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const choose = () => {
    input.current?.click();
  };
  useShortcut('import', choose);
  useShortcut('new', choose);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <div
      className={styles.zone}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p className={styles.words}>{t('import.drop')}</p>
      <Button look="primary" keys={keyCaps('import')} onClick={choose}>
        {t('import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('import.file')}
        accept=".csv,text/csv"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}
