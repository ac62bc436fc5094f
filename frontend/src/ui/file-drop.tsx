import { useRef, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import styles from './file-drop.module.css';

/** Takes one CSV file: dropped, or chosen by button. */
export function FileDrop({ label, onFile }: { label: string; onFile: (file: File) => void }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
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
      <p className={styles.words}>{t('ui.drop-file')}</p>
      <Button look="primary" data-autofocus onClick={() => input.current?.click()}>
        {t('ui.choose-file')}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept=".csv,text/csv"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </div>
  );
}
