import { useQuery } from '@tanstack/react-query';
import { baseCurrencyQuery } from '../../api/base-currency.ts';
import { API_ORIGIN } from '../../api/client.ts';
import { useAnnounce } from '../../features/changes/use-announce.ts';
import { AppearanceSettings } from '../../features/settings/appearance-settings.tsx';
import { BackupSettings } from '../../features/settings/backup-settings.tsx';
import { BaseCurrencySettings } from '../../features/settings/base-currency-settings.tsx';
import { DataSettings } from '../../features/settings/data-settings.tsx';
import { FormatSettings } from '../../features/settings/format-settings.tsx';
import { LanguageSettings } from '../../features/settings/language-settings.tsx';
import { ReturnSettings } from '../../features/settings/return-settings.tsx';
import styles from '../../features/settings/settings.module.css';
import { useLanguage, useT } from '../../i18n/language.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useStoredChoice } from '../../ui/stored-choice.ts';
import { FirstTrade } from '../first-trade.tsx';
import { useFormats } from '../use-formats.ts';
import { useGainColours } from '../use-gain-colours.ts';
import { usePrivacy } from '../use-privacy.ts';
import { useTheme } from '../use-theme.ts';
import { AccessSections } from './access-sections.tsx';

export function SettingsPage() {
  const t = useT();
  const announce = useAnnounce();
  const { language, speak } = useLanguage();
  const [, keepLanguage] = useStoredChoice('language');
  const formats = useFormats();
  const { theme, choose } = useTheme();
  const { isInverted, invert } = useGainColours();
  const { isPrivate, hide } = usePrivacy();
  const currency = useQuery(baseCurrencyQuery).data?.base_currency ?? 'EUR';
  return (
    <div className={styles.page}>
      <title>{t('shell.page-title', { page: t('shell.settings') })}</title>
      <PageHead title={t('shell.settings')}>
        <FirstTrade />
      </PageHead>
      <LanguageSettings
        language={language}
        onLanguage={(chosen) => {
          void speak(chosen).then(() => {
            keepLanguage(chosen);
          });
        }}
      />
      <FormatSettings {...formats} ownLocale={formats.formats.dates.locale} currency={currency} />
      <AppearanceSettings
        theme={theme}
        onTheme={choose}
        isInverted={isInverted}
        onInvert={invert}
        isPrivate={isPrivate}
        onPrivacy={hide}
      />
      <BaseCurrencySettings
        onSaved={(saved, changeId) => {
          announce({ words: t('settings.base-currency-saved', { currency: saved }), changeId });
        }}
      />
      <ReturnSettings
        onSaved={(rate, changeId) => {
          announce({ words: t('settings.risk-free-rate-saved', { rate }), changeId });
        }}
      />
      <AccessSections />
      <BackupSettings />
      <DataSettings
        origin={API_ORIGIN}
        onBrought={(words, changeId) => {
          announce({ words, changeId });
        }}
      />
    </div>
  );
}
