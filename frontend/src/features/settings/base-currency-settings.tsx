import { useQuery } from '@tanstack/react-query';
import { baseCurrencyQuery } from '../../api/base-currency.ts';
import { isEditConflict } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { currencyName } from '../../format/currency-name.ts';
import { useLanguage, useT } from '../../i18n/language.tsx';
import { EditConflict } from '../../ui/edit-conflict.tsx';
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
  const setting = useQuery(baseCurrencyQuery).data;
  const current = setting?.base_currency;
  const save = useSetBaseCurrency();
  const conflict = isEditConflict(save.error) ? save.error : null;
  const problem = conflict ? null : save.error;
  const choose = (currency: string) => {
    save.mutate(
      { value: currency, basedOn: setting?.updated_at },
      {
        onSuccess: (changeId) => {
          onSaved(currency, changeId);
        },
      },
    );
  };
  // What was chosen stays chosen until the reader has said which of the two it is.
  const chosen = conflict ? save.variables?.value : current;
  return (
    <SettingsSection title={t('settings.portfolio')}>
      <Field
        label={t('settings.base-currency')}
        hint={t('settings.base-currency-hint')}
        error={problem ? errorWords(t, problem) : undefined}
      >
        <Select
          value={chosen ?? 'EUR'}
          disabled={current === undefined}
          options={offeredCurrencies(current ?? 'EUR').map((code) => ({
            value: code,
            words: `${code} · ${currencyName(language, code)}`,
          }))}
          onChoose={choose}
        />
      </Field>
      {conflict && chosen !== undefined && (
        <EditConflict
          words={errorWords(t, conflict)}
          newer={current}
          onShowNewer={save.reset}
          onSaveMine={() => {
            choose(chosen);
          }}
        />
      )}
    </SettingsSection>
  );
}
