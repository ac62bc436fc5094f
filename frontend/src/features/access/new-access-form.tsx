import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import styles from './access.module.css';

export interface NewAccessFormProps {
  readonly label: string;
  readonly hint: string;
  /** Of the button. */
  readonly words: string;
  readonly isPending: boolean;
  /** Why none was made, the last time. */
  readonly problem: string | undefined;
  /** Makes one of that name; what it refuses comes back as `problem`. */
  readonly make: (name: string) => Promise<unknown>;
  /** What else is to be chosen. */
  readonly children?: ReactNode;
}

/** Makes another thing that lets somebody in: it needs a name, said before anybody is asked for anything. */
export function NewAccessForm({
  label,
  hint,
  words,
  isPending,
  problem,
  make,
  children,
}: NewAccessFormProps) {
  const t = useT();
  const [name, setName] = useState('');
  const [lacksName, setLacksName] = useState(false);
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const isEmpty = name.trim() === '';
        setLacksName(isEmpty);
        if (isPending || isEmpty) return;
        make(name).then(
          () => {
            setName('');
          },
          () => undefined,
        );
      }}
    >
      <Field label={label} hint={hint} error={lacksName ? t('problems.missing') : problem}>
        <TextInput
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
      </Field>
      {children}
      <Button type="submit" aria-disabled={isPending}>
        {words}
      </Button>
    </form>
  );
}
