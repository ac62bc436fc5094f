import { useQuery } from '@tanstack/react-query';
import { baseCurrencyQuery } from '../../api/base-currency.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { currencyName } from '../../format/currency-name.ts';
import { useLanguage, useT } from '../../i18n/language.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { offeredCurrencies } from './draft.ts';
import { useSetBaseCurrency } from './queries.ts';
import { SettingsSection } from './settings-section.tsx';

/** The currency of all totals. The server keeps it, and refuses another once amounts are recorded. */
export function BaseCurrencySettings({
  onSaved,
}: {
  onSaved: (currency: string, changeId: number | null) => void;
}) {
  const t = useT();
  const { language } = useLanguage();
  const current = useQuery(baseCurrencyQuery).data?.base_currency;
  const save = useSetBaseCurrency();
  return (
    <SettingsSection title={t('settings.portfolio')}>
      <Field
        label={t('settings.base-currency')}
        hint={t('settings.base-currency-hint')}
        error={save.error ? errorWords(t, save.error) : undefined}
      >
        <Select
          value={current ?? 'EUR'}
          disabled={current === undefined}
          options={offeredCurrencies(current ?? 'EUR').map((code) => ({
            value: code,
            words: `${code} · ${currencyName(language, code)}`,
          }))}
          onChoose={(currency) => {
            save.mutate(currency, {
              onSuccess: (changeId) => {
                onSaved(currency, changeId);
              },
            });
          }}
        />
      </Field>
    </SettingsSection>
  );
}
