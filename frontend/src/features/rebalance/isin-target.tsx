import { parseIsin } from '@portfolio/domain';
import { useState } from 'react';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './rebalance.module.css';

export interface IsinTargetProps {
  readonly names: ReadonlyMap<string, string>;
  readonly onAdd: (isin: string) => void;
}

/** A target of an instrument that was never traded, by its ISIN. */
export function IsinTarget({ names, onAdd }: IsinTargetProps) {
  const t = useT();
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isin = parseIsin(text.trim().toUpperCase());
  const isRead = typeof isin === 'string';
  const add = () => {
    setChecked(!isRead);
    if (!isRead) return;
    onAdd(isin);
    setText('');
  };
  return (
    <>
      <div className={styles.what}>
        <Field
          label={t('rebalance.isin')}
          error={isChecked && !isRead ? t('rebalance.enter-an-isin') : undefined}
          hint={isRead ? (names.get(isin) ?? t('rebalance.no-name')) : undefined}
        >
          <TextInput
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
        </Field>
      </div>
      <Button onClick={add}>{t('rebalance.add-isin')}</Button>
    </>
  );
}
