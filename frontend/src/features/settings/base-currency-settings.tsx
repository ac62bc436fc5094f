import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/language.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { baseCurrencyQuery, useSetBaseCurrency } from './queries.ts';
import { SettingsSection } from './settings-section.tsx';

/** Currencies in which Europeans keep accounts; another one that is already set is offered too. */
const USUAL = ['EUR', 'CHF', 'GBP', 'CZK', 'DKK', 'HUF', 'NOK', 'PLN', 'RON', 'SEK', 'USD'];

/** The currency of all totals. The server keeps it, and refuses another once amounts are recorded. */
export function BaseCurrencySettings({
  onSaved,
}: {
  onSaved: (currency: string, changeId: number | null) => void;
}) {
  const t = useT();
  const current = useQuery(baseCurrencyQuery).data?.base_currency;
  const save = useSetBaseCurrency();
  const codes = current === undefined || USUAL.includes(current) ? USUAL : [current, ...USUAL];
  return (
    <SettingsSection title={t('settings.portfolio')}>
      <Field
        label={t('settings.base-currency')}
        hint={t('settings.base-currency-hint')}
        error={save.error?.message}
      >
        <Select
          value={current ?? ''}
          disabled={current === undefined}
          options={(current === undefined ? [''] : codes).map((code) => ({ value: code, words: code }))}
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
