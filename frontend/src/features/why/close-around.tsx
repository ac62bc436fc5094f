import { useId } from 'react';
import type { Why } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { type Fact, FactList } from '../../ui/fact-list.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import type { Naming } from './line-words.ts';
import styles from './why-dialog.module.css';
import type { Links } from './why-lines.tsx';

type Origin = NonNullable<Why['close']>;

export interface CloseAroundProps {
  readonly close: Origin;
  readonly naming: Naming;
  readonly links: Links;
}

/** Who says so of a close, and what stands around it. Not for a price that is reckoned. */
export function CloseAround(props: CloseAroundProps) {
  const id = useId();
  const { t } = props.naming;
  return (
    <section aria-labelledby={id} className={styles.around}>
      <h3 id={id} className={styles.of}>
        {t('why.close-around')}
      </h3>
      <FactList facts={[...originFacts(props), ...otherFacts(props), ...splitFacts(props)]} />
    </section>
  );
}

/** The change that entered it, or when its provider last told anything. */
function originFacts({ close: { close, change, told_at: toldAt }, naming, links }: CloseAroundProps): Fact[] {
  const { t, momentText } = naming;
  if (change) {
    const file = change.file_name === null ? null : t('why.close-file', { file: change.file_name });
    const moment = momentText(change.made_at);
    const words = t('why.close-change-of', { number: change.id, moment });
    return [{ label: file ?? t('why.close-change'), figure: links.changeLink(change.id, words) }];
  }
  if (toldAt === null) return [];
  return [{ label: t('why.close-told', { source: close.source }), figure: momentText(toldAt) }];
}

/** What others say of the day, and the closes before and after it. */
function otherFacts({ close: { close, others, before, after }, naming }: CloseAroundProps): Fact[] {
  const { t, dayText } = naming;
  const digits = columnDigits(
    [close, ...others, before, after].map((one) => one?.close ?? null),
    2,
  );
  const fact = (label: string, one: Origin['close'], isOtherDay: boolean): Fact => ({
    label,
    figure: <Quantity value={one.close} digits={digits} secret={false} />,
    note: isOtherDay ? `${one.currency} · ${dayText(one.date)}` : one.currency,
  });
  return [
    ...others.map((one) => {
      const { source } = one;
      return fact(source === 'manual' ? t('why.close-own') : t('why.close-other', { source }), one, false);
    }),
    ...(before ? [fact(t('why.close-before'), before, true)] : []),
    ...(after ? [fact(t('why.close-after'), after, true)] : []),
  ];
}

/** Splits since its day: a close stays in the units of its day. */
function splitFacts({ close: { splits }, naming: { t, dayText }, links }: CloseAroundProps): Fact[] {
  if (splits.length === 0) return [];
  const words = splits.map(({ transaction_id: id, date, new_units: more, old_units: old }) => (
    <span key={id}>{links.tradeLink(id, t('why.close-ratio', { new: more, old, date: dayText(date) }))}</span>
  ));
  return [{ label: t('why.close-split'), figure: <span className={styles.splits}>{words}</span> }];
}
