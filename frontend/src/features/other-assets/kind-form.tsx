import type { AssetKind } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextInput } from '../../ui/text-input.tsx';
import { CURRENCIES } from './draft.ts';
import styles from './kinds-and-accounts.module.css';

export interface KindFields {
  readonly name: string;
  readonly needsAccount: boolean;
  readonly currency: AssetKind['currency'];
}

export interface KindFormProps {
  readonly fields: KindFields;
  readonly onFields: (fields: KindFields) => void;
  readonly problem: Error | null;
  readonly isSending: boolean;
  readonly onSubmit: (fields: KindFields) => void;
  readonly onCancel: () => void;
}

/** Name and rules of a kind of asset. */
export function KindForm({ fields, onFields, problem, isSending, onSubmit, onCancel }: KindFormProps) {
  const t = useT();
  const name = fields.name.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '' && !isSending) onSubmit({ ...fields, name });
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
          value={fields.name}
          onChange={(event) => {
            onFields({ ...fields, name: event.target.value });
          }}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={t('other-assets.currency')}>
          <Select
            value={fields.currency ?? ''}
            options={[
              { value: '', words: t('other-assets.any-currency') },
              ...CURRENCIES.map((currency) => ({ value: currency, words: currency })),
            ]}
            onChoose={(currency) => {
              onFields({ ...fields, currency: currency === '' ? null : currency });
            }}
          />
        </Field>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={fields.needsAccount}
            onChange={(event) => {
              onFields({ ...fields, needsAccount: event.target.checked });
            }}
          />
          {t('other-assets.needs-account')}
        </label>
      </div>
      <FormActions isSending={isSending} onCancel={onCancel} />
    </form>
  );
}

function FormActions({ isSending, onCancel }: { isSending: boolean; onCancel: () => void }) {
  const t = useT();
  return (
    <div className={styles.pair}>
      <Button look="primary" type="submit" aria-disabled={isSending}>
        {t('ui.save')}
      </Button>
      <Button onClick={onCancel}>{t('ui.cancel')}</Button>
    </div>
  );
}
