import type { Position } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { Amount } from '../../ui/amount.tsx';
import { AmountCell } from '../../ui/amount-cell.tsx';
import { whyAttributes } from '../../ui/why-question.ts';
import { nameOf } from './position-facts.ts';
import { useEnterPositionValue } from './queries.ts';

export interface ValueCellProps {
  readonly position: Position;
  readonly currency: string;
  readonly onEntered: (position: Position, changeId: number | null) => void;
}

/** What a holding is worth, edited where it stands: Enter saves, Esc restores. `y` on it asks why it is that. */
export function ValueCell({ position, currency, onEntered }: ValueCellProps) {
  const t = useT();
  const enter = useEnterPositionValue();
  const { isin, market_value: known } = position;
  const name = nameOf(position);
  return (
    <AmountCell
      look={known === null ? 'missing' : 'figure'}
      action={t(known === null ? 'holdings.enter-value-of' : 'holdings.edit-value-of', { name })}
      label={t('holdings.value-of', { name })}
      edit={() => ({
        text: known ?? '',
        read: async (text) => {
          const { positionValueDraft } = await import('./draft.ts');
          const typed = positionValueDraft(text);
          return 'error' in typed ? { error: t(typed.error) } : typed;
        },
      })}
      draftKey={`value-draft-${isin}`}
      basis={position.value_updated_at}
      onSave={async (value, basedOn) => {
        const { writtenAt, changeId } = await enter.mutateAsync({ isin, value, basedOn });
        onEntered(position, changeId);
        return writtenAt;
      }}
      attributes={{ 'data-why-main': '', ...whyAttributes({ figure: 'market_value', of: isin }) }}
    >
      {known === null ? (
        <span aria-hidden="true">{t('holdings.enter-value')}</span>
      ) : (
        <Amount value={known} currency={currency} withSymbol={false} />
      )}
    </AmountCell>
  );
}
