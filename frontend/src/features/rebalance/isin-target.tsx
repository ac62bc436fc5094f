import { useState } from 'react';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { readIsin } from './draft.ts';
import styles from '../../ui/entry-rows.module.css';

export interface IsinTargetProps {
  readonly names: ReadonlyMap<string, string>;
  readonly onAdd: (isin: string) => void;
}

/** A target of an instrument that was never traded, by its ISIN. */
export function IsinTarget({ names, onAdd }: IsinTargetProps) {
  const t = useT();
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isin = readIsin(text);
  const add = () => {
    setChecked(isin === null);
    if (isin === null) return;
    onAdd(isin);
    setText('');
  };
  return (
    <>
      <div className={styles.what}>
        <Field
          label={t('rebalance.isin')}
          error={isChecked && isin === null ? t('rebalance.enter-an-isin') : undefined}
          hint={isin === null ? undefined : (names.get(isin) ?? t('rebalance.no-name'))}
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
