import type { AssetAccount, AssetKind } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { DecimalInput } from '../../ui/decimal-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './asset-form.module.css';
import { type AssetErrors, type AssetFields, CURRENCIES } from './draft.ts';
import { kindName } from './kind-name.ts';

export interface AssetInputsProps {
  readonly fields: AssetFields;
  readonly errors: AssetErrors;
  readonly kinds: readonly AssetKind[];
  readonly accounts: readonly AssetAccount[];
  readonly onChange: (changed: Partial<AssetFields>) => void;
}

/** The inputs of an asset; account and currency are asked for as its kind wants them. */
export function AssetInputs({ fields, errors, kinds, accounts, onChange }: AssetInputsProps) {
  const t = useT();
  const kind = kinds.find(({ code }) => code === fields.kind);
  const words = (key: keyof AssetErrors) => {
    const error = errors[key];
    return error && t(error);
  };
  const currencies = kind?.currency ? [kind.currency] : CURRENCIES;
  return (
    <>
      <Field label={t('other-assets.kind')} error={words('kind')}>
        <Select
          data-autofocus
          value={kind ? fields.kind : ''}
          options={[
            { value: '', words: t('other-assets.choose') },
            ...kinds.map(({ code }) => ({ value: code, words: kindName(t, code, kinds) })),
          ]}
          onChoose={(code) => {
            onChange({ kind: code });
          }}
        />
      </Field>
      {kind?.needs_account === true && (
        <Field label={t('other-assets.account')} error={words('account')}>
          <Select
            value={accounts.some(({ name }) => name === fields.account) ? fields.account : ''}
            options={[
              { value: '', words: t('other-assets.choose') },
              ...accounts.map(({ name }) => ({ value: name, words: name })),
            ]}
            onChoose={(account) => {
              onChange({ account });
            }}
          />
        </Field>
      )}
      <div className={styles.pair}>
        <Field label={t('other-assets.amount')} error={words('amount')}>
          <DecimalInput
            value={fields.amount}
            onChange={(event) => {
              onChange({ amount: event.target.value });
            }}
          />
        </Field>
        <Field label={t('other-assets.currency')}>
          <Select
            value={kind?.currency ?? fields.currency}
            disabled={currencies.length === 1}
            options={currencies.map((currency) => ({ value: currency, words: currency }))}
            onChoose={(currency) => {
              onChange({ currency });
            }}
          />
        </Field>
      </div>
    </>
  );
}
