import { useState } from 'react';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './kinds-and-accounts.module.css';

export interface AccountFormProps {
  /** The name to begin with. */
  readonly first: string;
  readonly problem: Error | null;
  readonly isSending: boolean;
  readonly onSubmit: (name: string) => void;
  readonly onCancel: () => void;
}

/** The name of an account. */
export function AccountForm({ first, problem, isSending, onSubmit, onCancel }: AccountFormProps) {
  const t = useT();
  const [name, setName] = useState(first);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !isSending) onSubmit(name.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <Field label={t('other-assets.name')} error={problem ? errorWords(t, problem) : undefined}>
        <TextInput
          autoFocus
          required
          maxLength={100}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
      </Field>
      <div className={styles.pair}>
        <Button look="primary" type="submit" aria-disabled={isSending}>
          {t('ui.save')}
        </Button>
        <Button onClick={onCancel}>{t('ui.cancel')}</Button>
      </div>
    </form>
  );
}
