import type { PortfolioSummary } from '../../api/wire.ts';
import { countText } from '../../format/count.ts';
import { useLocale } from '../../format/locale.tsx';
import { useT } from '../../i18n/language.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { Shown } from './shown.ts';

export interface ShownChooserProps {
  readonly summary: PortfolioSummary;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

/** Held, closed or oversold, each with how many there are. */
export function ShownChooser({ summary, shown, onShow }: ShownChooserProps) {
  const t = useT();
  const locale = useLocale();
  const counted = (words: string, { length }: readonly unknown[]) => `${words} ${countText(locale, length)}`;
  return (
    <Segmented
      label={t('holdings.which')}
      options={[
        { value: 'held', words: counted(t('holdings.held'), summary.holdings) },
        { value: 'closed', words: counted(t('holdings.closed'), summary.closed_positions) },
        { value: 'oversold', words: counted(t('holdings.oversold'), summary.oversold_positions) },
      ]}
      value={shown}
      onChange={onShow}
    />
  );
}
