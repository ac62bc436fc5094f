import { useQuery } from '@tanstack/react-query';
import type { Why } from '../../api/wire.ts';
import { dateText } from '../../format/date.ts';
import { instantText } from '../../format/instant.ts';
import { useDateStyle } from '../../format/locale.tsx';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FIGURE_NAMES, type FigureName } from '../../ui/figure-names.ts';
import { FIGURES_OF_METHOD } from '../../ui/figures-of-method.ts';
import { Notice } from '../../ui/notice.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { WhyQuestion } from '../../ui/why-question.ts';
import { CloseAround } from './close-around.tsx';
import { DEFINITIONS } from './definitions.ts';
import { ExactValue } from './exact-value.tsx';
import { FigureValue } from './figure-value.tsx';
import { formulaText } from './formulas.ts';
import type { Naming } from './line-words.ts';
import { LINES_ON_PAGE, whyQuery } from './queries.ts';
import styles from './why-dialog.module.css';
import { type Links, WhyLines } from './why-lines.tsx';

export interface WhyDialogProps extends Links, Pick<Naming, 'nameOf' | 'assetNameOf' | 'partNameOf'> {
  readonly question: WhyQuestion;
  /** First page is 1. */
  readonly page: number;
  readonly onPage: (page: number) => void;
  /** Absent when no other figure led here. */
  readonly onBack?: (() => void) | undefined;
  readonly onClose: () => void;
}

const REASONS = {
  oversold: 'why.oversold',
  no_price: 'why.no-price',
  no_rate: 'why.no-rate',
  not_held: 'why.not-held',
  base_not_positive: 'why.base-not-positive',
  ledger_too_young: 'why.ledger-too-young',
  not_recorded: 'snapshots.untold-record',
  nothing_realised: 'why.nothing-realised',
  no_ter: 'why.no-ter',
  no_order: 'why.no-order',
  no_target: 'why.no-target',
  shorter_than_a_year: 'performance.absent-shorter-than-a-year',
  no_solution: 'performance.absent-no-solution',
  too_large: 'performance.absent-too-large',
  everything_lost: 'performance.absent-everything-lost',
  too_few_returns: 'performance.absent-too-few-returns',
  no_volatility: 'performance.absent-no-volatility',
  nothing_invested: 'performance.absent-nothing-invested',
  nothing_held: 'performance.absent-nothing-held',
} as const satisfies Readonly<Record<NonNullable<Why['unavailable']>['code'], MessageKey>>;

/** What a figure means and how it came about, down to the trades. */
export function WhyDialog(props: WhyDialogProps) {
  const { question, onBack, onClose } = props;
  const t = useT();
  return (
    <Dialog wide title={t(FIGURE_NAMES[question.figure])} onClose={onClose}>
      {onBack && (
        <div>
          <Button look="plain" onClick={onBack}>
            ← {t('why.back')}
          </Button>
        </div>
      )}
      <Trail {...props} />
    </Dialog>
  );
}

function Trail(props: WhyDialogProps) {
  const t = useT();
  const why = useQuery(whyQuery(props.question, props.page));
  return (
    <>
      {why.isPending && <Skeleton size="row" width="full" />}
      {why.error && <Notice tone="wrong">{errorWords(t, why.error)}</Notice>}
      {why.data && <Explanation {...props} why={why.data} />}
    </>
  );
}

/** What a figure is, in a sentence and as a formula. */
function Meaning({ figure }: { figure: FigureName }) {
  const t = useT();
  const formula = formulaText(t, figure);
  return (
    <>
      <p className={styles.definition}>{DEFINITIONS[figure].map((key) => t(key)).join(' ')}</p>
      {formula !== null && (
        <p className={styles.formula}>
          <span className="visually-hidden">{t('why.formula')}: </span>= {formula}
        </p>
      )}
    </>
  );
}

function Explanation({ why, ...props }: WhyDialogProps & { why: Why }) {
  const { question, page, onPage, nameOf, assetNameOf, partNameOf } = props;
  const t = useT();
  const dates = useDateStyle();
  const dayText = (date: string) => dateText(dates, date);
  const momentText = (moment: string) => instantText(dates, moment);
  const naming: Naming = { t, dayText, momentText, nameOf, assetNameOf, partNameOf, about: why };
  return (
    <div className={styles.why} aria-busy={why.figure !== question.figure || undefined}>
      <div>
        <p className={styles.of}>
          {subjectOf(why, naming)} · {t('why.as-of', { date: dayText(why.as_of) })}
        </p>
        {why.unavailable === null && (
          <>
            <p className={styles.figure}>
              <FigureValue why={why} />
            </p>
            <p className={styles.of}>
              <ExactValue why={why} />
            </p>
          </>
        )}
      </div>
      <Meaning figure={question.figure} />
      {why.unavailable ? (
        <Notice tone="warn">
          <p>{t('why.unavailable')}</p>
          <p>{t(REASONS[why.unavailable.code])}</p>
        </Notice>
      ) : why.lines_total === 0 ? (
        <p className={styles.of}>{t('why.no-lines')}</p>
      ) : (
        <>
          {why.method === 'fifo' && FIGURES_OF_METHOD.has(why.figure) && (
            <p className={styles.of}>{t('why.first-in-first-out')}</p>
          )}
          <WhyLines why={why} naming={naming} links={props} />
          {why.close && <CloseAround close={why.close} naming={naming} links={props} />}
          <Pager
            label={t('why.pages')}
            page={page}
            pageSize={LINES_ON_PAGE}
            total={why.lines_total}
            onPage={onPage}
          />
        </>
      )}
    </div>
  );
}

/** Whose figure it is. */
function subjectOf(why: Why, naming: Naming): string {
  const { t, nameOf, assetNameOf, momentText } = naming;
  const { snapshot_date: moment, oldest_date: since } = why;
  const period = periodOf(why, naming);
  const asset = why.asset_type === null ? null : assetNameOf(why.asset_type, why.asset_detail);
  if (moment !== null) {
    const snapshot = t('why.snapshot-of', { date: momentText(moment) });
    const beside = since === null ? null : t('why.beside', { date: momentText(since) });
    return [asset, [snapshot, beside].filter((part) => part !== null).join(' ')]
      .filter((part) => part !== null)
      .join(' · ');
  }
  if (asset !== null) return [asset, period].filter((part) => part !== null).join(' · ');
  const part = why.part === undefined || why.part.key === '' ? null : naming.partNameOf(why.part);
  const name = why.isin === null ? (part ?? t('why.whole-portfolio')) : nameOf(why.isin);
  const isin = name === why.isin ? null : why.isin;
  const other = why.other_isin === null ? null : nameOf(why.other_isin);
  const within = why.isin === null ? null : part;
  return [name, isin, other, within, why.broker, period].filter((part) => part !== null).join(' · ');
}

/** The days that the figure is of, where it is one of a period. */
function periodOf(why: Why, { t, dayText }: Naming): string | null {
  const from = why.start_date && (why.stretch_start_date ?? why.start_date);
  const to = why.end_date && (why.stretch_end_date ?? why.end_date);
  if (from === null && to !== null) return dayText(to);
  if (from === null || to === null) return null;
  return t('why.stretch', { from: dayText(from), to: dayText(to) });
}
