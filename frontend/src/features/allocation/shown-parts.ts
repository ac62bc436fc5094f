import type { Allocation, AllocationPart } from '../../api/wire.ts';
import { useLanguage, useT } from '../../i18n/language.tsx';
import { partName } from './part-name.ts';

/** A part as the page shows it. */
export interface ShownPart extends Pick<
  AllocationPart,
  'value' | 'share' | 'target' | 'deviation' | 'instruments'
> {
  /** `by:kind:key`, by which it can be asked why. */
  readonly key: string;
  readonly name: string;
  readonly kind: AllocationPart['kind'] | 'more';
}

/** All parts under their names in the reader's language; the smallest together, where there are more than are told. */
export function useShownParts({ by, parts, more }: Allocation): readonly ShownPart[] {
  const t = useT();
  const { language } = useLanguage();
  const told = parts.map((part): ShownPart => ({
    ...part,
    key: `${by}:${part.kind}:${part.key}`,
    name: partName({ t, language }, by, part),
  }));
  if (more.count === 0) return told;
  const rest: ShownPart = {
    key: `${by}:more:${parts.filter(({ kind }) => kind === 'named').length}`,
    kind: 'more',
    name: t('allocation.more', { count: more.count }),
    value: more.value,
    share: more.share,
    target: null,
    deviation: null,
    instruments: [],
  };
  const named = told.filter(({ kind }) => kind === 'named');
  return [...named, rest, ...told.slice(named.length)];
}
