import { useContext, useId, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import styles from './unavailable.module.css';
import { InsideWhyContext } from './why-question.ts';

/** A figure that cannot be had: a dash that says why, to the eye on hover or focus and to a screen reader at once. */
export function Unavailable({ reason }: { reason: string }) {
  const isInside = useContext(InsideWhyContext);
  return isInside ? <PlainDash reason={reason} /> : <DashButton reason={reason} />;
}

/** In a figure that is a button already; hovering or focusing that one shows the reason. */
function PlainDash({ reason }: { reason: string }) {
  const t = useT();
  return (
    <span className={styles.place}>
      <span className={styles.dash} aria-hidden="true">
        —
      </span>
      <span className="visually-hidden">{t('ui.not-available')}: </span>
      <span className={styles.plainReason}>{reason}</span>
    </span>
  );
}

function DashButton({ reason }: { reason: string }) {
  const t = useT();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <span className={styles.place}>
      <button
        type="button"
        className={styles.dash}
        aria-describedby={id}
        aria-label={t('ui.not-available')}
        onPointerEnter={() => {
          setOpen(true);
        }}
        onPointerLeave={() => {
          setOpen(false);
        }}
        onFocus={() => {
          setOpen(true);
        }}
        onBlur={() => {
          setOpen(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      >
        —
      </button>
      <span role="tooltip" id={id} className={isOpen ? styles.reason : 'visually-hidden'}>
        {reason}
      </span>
    </span>
  );
}
