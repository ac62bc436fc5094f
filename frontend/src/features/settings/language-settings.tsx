import { useT } from '../../i18n/language.tsx';
import { type Language, LANGUAGES } from '../../i18n/languages.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { SettingsSection } from './settings-section.tsx';

const OPTIONS = (Object.keys(LANGUAGES) as Language[]).map((value) => ({ value, words: LANGUAGES[value] }));

/** The language of every word; each is named in itself. */
export function LanguageSettings({
  language,
  onLanguage,
}: {
  language: Language;
  onLanguage: (language: Language) => void;
}) {
  const t = useT();
  return (
    <SettingsSection title={t('settings.language')}>
      <Field label={t('settings.language')} hint={t('settings.language-hint')}>
        <Select value={language} onChoose={onLanguage} options={OPTIONS} />
      </Field>
    </SettingsSection>
  );
}
