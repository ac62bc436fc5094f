import type { AssetAccount } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import styles from './kinds-and-accounts.module.css';

export interface AccountFormProps {
  /** Null for a new one. */
  readonly account: AssetAccount | null;
  readonly problem: Error | null;
  readonly isSending: boolean;
  /** @param done forgets what was typed */
  readonly onSubmit: (name: string, done: () => void) => void;
  readonly onCancel: () => void;
}

/** The name of an account. */
export function AccountForm({ account, problem, isSending, onSubmit, onCancel }: AccountFormProps) {
  const t = useT();
  const key = `account-draft-${String(account?.id ?? 'new')}`;
  const { draft, change, drop } = useKeptDraft(key, { name: account?.name ?? '' });
  const name = draft.name.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '' && !isSending) onSubmit(name, drop);
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
          value={draft.name}
          onChange={(event) => {
            change({ name: event.target.value });
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
