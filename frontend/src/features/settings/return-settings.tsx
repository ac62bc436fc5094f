import { useQuery } from '@tanstack/react-query';
import { useLocale } from '../../format/locale.tsx';
import { percentText as shownPercent } from '../../format/percent.ts';
import { useT } from '../../i18n/language.tsx';
import { AmountCell } from '../../ui/amount-cell.tsx';
import { percentDraft, percentText } from './draft.ts';
import { riskFreeRateQuery, useSetRiskFreeRate } from './queries.ts';
import { SettingRow } from './setting-row.tsx';
import { SettingsSection } from './settings-section.tsx';

/** What money returns without any risk, edited where it stands. The server keeps it. */
export function ReturnSettings({ onSaved }: { onSaved: (rate: string, changeId: number | null) => void }) {
  const t = useT();
  const locale = useLocale();
  const current = useQuery(riskFreeRateQuery).data;
  const rate = current?.risk_free_rate;
  const save = useSetRiskFreeRate();
  return (
    <SettingsSection title={t('settings.returns')}>
      <SettingRow name={t('settings.risk-free-rate')} hint={t('settings.risk-free-rate-hint')}>
        {rate !== undefined && (
          <AmountCell
            action={t('settings.edit-risk-free-rate')}
            label={t('settings.risk-free-rate-label')}
            edit={() => ({
              text: percentText(rate),
              read: (text) => {
                const draft = percentDraft(text);
                return 'error' in draft ? { error: t(draft.error) } : draft;
              },
            })}
            draftKey="risk-free-rate-draft"
            basis={current?.updated_at}
            onSave={async (value, basedOn) => {
              const { writtenAt, changeId } = await save.mutateAsync({ value, basedOn });
              onSaved(shownPercent(locale, value), changeId);
              return writtenAt;
            }}
          >
            <span className="number">{shownPercent(locale, rate)}</span>
          </AmountCell>
        )}
      </SettingRow>
    </SettingsSection>
  );
}
