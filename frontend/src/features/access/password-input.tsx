import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';

export interface PasswordInputProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** So that a password manager knows which of its passwords is meant, or that it is to make one. */
  readonly which: 'current-password' | 'new-password';
  readonly isFirst?: boolean;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A password, not shown while it is typed. */
export function PasswordInput({ label, hint, error, which, isFirst, value, onValue }: PasswordInputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <TextInput
        type="password"
        autoComplete={which}
        autoFocus={isFirst}
        value={value}
        onChange={(event) => {
          onValue(event.target.value);
        }}
      />
    </Field>
  );
}
