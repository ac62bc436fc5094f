import { useT } from '../../i18n/language.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SettingRow } from './setting-row.tsx';
import { SettingsSection } from './settings-section.tsx';

export interface AppearanceSettingsProps {
  readonly theme: 'system' | 'light' | 'dark';
  readonly onTheme: (theme: 'system' | 'light' | 'dark') => void;
  readonly isInverted: boolean;
  readonly onInvert: (isInverted: boolean) => void;
  readonly isPrivate: boolean;
  readonly onPrivacy: (isPrivate: boolean) => void;
}

/** Light or dark, which colour a gain has, and whether amounts are shown. */
export function AppearanceSettings(props: AppearanceSettingsProps) {
  const { theme, onTheme, isInverted, onInvert, isPrivate, onPrivacy } = props;
  const t = useT();
  return (
    <SettingsSection title={t('settings.appearance')}>
      <SettingRow name={t('settings.theme')}>
        <Segmented
          label={t('settings.theme')}
          value={theme}
          onChange={onTheme}
          options={[
            { value: 'system', words: t('settings.theme-system') },
            { value: 'light', words: t('settings.theme-light') },
            { value: 'dark', words: t('settings.theme-dark') },
          ]}
        />
      </SettingRow>
      <SettingRow name={t('settings.colours')}>
        <Segmented
          label={t('settings.colours')}
          value={isInverted ? 'inverted' : 'usual'}
          onChange={(colours) => {
            onInvert(colours === 'inverted');
          }}
          options={[
            { value: 'usual', words: t('settings.colours-usual') },
            { value: 'inverted', words: t('settings.colours-inverted') },
          ]}
        />
      </SettingRow>
      <SettingRow name={t('settings.privacy')} hint={t('settings.privacy-hint')}>
        <Segmented
          label={t('settings.privacy')}
          value={isPrivate ? 'hidden' : 'shown'}
          onChange={(amounts) => {
            onPrivacy(amounts === 'hidden');
          }}
          options={[
            { value: 'shown', words: t('settings.amounts-shown') },
            { value: 'hidden', words: t('settings.amounts-hidden') },
          ]}
        />
      </SettingRow>
    </SettingsSection>
  );
}
