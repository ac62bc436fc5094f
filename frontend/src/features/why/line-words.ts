import type { Why, WhyLine } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';
import { TYPE_TAGS } from '../../i18n/type-tags.ts';

export type WhyPart = NonNullable<Why['part']>;

/** Names of what lines speak of, and how days are written. */
export interface Naming {
  readonly t: Translate;
  readonly dayText: (date: string) => string;
  readonly nameOf: (isin: string) => string;
  readonly assetNameOf: (type: string, detail: string | null) => string;
  /** What the whole arithmetic is about: its lines need not repeat it. */
  readonly about: Pick<Why, 'figure' | 'isin' | 'broker' | 'start_date' | 'terms' | 'part'>;
  /** A part of an allocation, in the reader's language. */
  readonly partNameOf: (part: WhyPart) => string;
  readonly momentText: (moment: string) => string;
}

const RULES: Readonly<Partial<Record<WhyLine['rule'], MessageKey>>> = {
  share_leaves: 'why.rule-share-leaves',
  share_joins: 'why.rule-share-joins',
  passes_zero: 'why.rule-passes-zero',
  sale_gain: 'why.rule-sale-gain',
  deficit_gain: 'why.rule-deficit-gain',
  open_lot: 'why.rule-open-lot',
  match_gain: 'why.rule-sale-gain',
  split: 'why.rule-split',
  smaller: 'why.smaller-of',
};

/** Why the operand of a line is what it is, where that does not go without saying. */
export function ruleWords({ t }: Naming, { rule }: WhyLine): string | null {
  const key = RULES[rule];
  return key ? t(key) : null;
}

function figureWords(naming: Naming, line: WhyLine): string {
  const { t, nameOf, assetNameOf, about } = naming;
  const figure = line.figure ? t(FIGURE_NAMES[line.figure]) : '';
  if (line.asset_type !== undefined) return assetNameOf(line.asset_type, line.asset_detail ?? null);
  if (line.transaction_id !== undefined) return saleWords(naming, line, figure);
  if (about.start_date !== null) return periodFigureWords(naming, line, figure);
  const part = partWords(naming, line, figure);
  if (part !== null) return part;
  if (about.terms && line.isin === undefined) return figure;
  if (line.isin === undefined) {
    return line.figure === 'valued_cost_basis' ? figure : t('why.figure-of-all', { figure });
  }
  return line.isin === about.isin ? figure : t('why.figure-of', { figure, name: nameOf(line.isin) });
}

/** A figure of another part than the one that is asked about; null where the part goes without saying. */
function partWords({ t, partNameOf, about }: Naming, { part, isin }: WhyLine, figure: string): string | null {
  if (part === undefined) return null;
  const { by, kind, key } = about.part ?? {};
  const isSame = part.by === by && part.kind === kind && part.key === key;
  if (isSame) return isin === undefined ? figure : null;
  // Parts that are added up are told by their names alone.
  if (about.figure === 'fund_overlap' || kind === 'more') return partNameOf(part);
  return t('why.figure-of', { figure, name: partNameOf(part) });
}

/** A figure of one entry, with its day where entries of many days are added up. */
function saleWords({ t, dayText, about }: Naming, { date }: WhyLine, figure: string): string {
  if (about.start_date === null || date === undefined) return figure;
  return t('why.figure-on', { figure, date: dayText(date) });
}

/** A figure of a period, of one of its instruments or of some of its days. */
function periodFigureWords({ t, nameOf, dayText, about }: Naming, line: WhyLine, figure: string): string {
  const { isin, stretch_start_date: start, stretch_end_date: end } = line;
  const isOther = isin !== undefined && isin !== about.isin;
  const words = isOther ? t('why.figure-of', { figure, name: nameOf(isin) }) : figure;
  if (start === undefined || end === undefined) return words;
  if (start === end) return t('why.figure-on', { figure: words, date: dayText(end) });
  return t('why.figure-on', {
    figure: words,
    date: t('why.stretch', { from: dayText(start), to: dayText(end) }),
  });
}

/** A day of a period, and the figure that it is told of where the line speaks of one. */
function dayWords({ t, dayText }: Naming, { date: day = '', figure, rule }: WhyLine): string {
  const date = dayText(day);
  if (figure === undefined || rule === 'day_growth') return date;
  return t('why.figure-on', { figure: t(FIGURE_NAMES[figure]), date });
}

/** A figure of a snapshot, with its day where several snapshots are spoken of. */
function snapshotFigureWords(naming: Naming, line: WhyLine, moment: string): string {
  const { t, momentText, assetNameOf, about } = naming;
  const name = line.figure ? t(FIGURE_NAMES[line.figure]) : '';
  const figure = line.asset_type === undefined ? name : assetNameOf(line.asset_type, null);
  const isOne = about.figure === 'snapshot_total_value_eur' || line.oldest_date !== undefined;
  return isOne ? figure : t('why.figure-on', { figure, date: momentText(moment) });
}

function entryWords(t: Translate, type: NonNullable<WhyLine['transaction_type']>, date: string): string {
  if (type === 'BUY') return t('why.line-buy', { date });
  return type === 'SELL'
    ? t('why.line-sell', { date })
    : t('why.line-entry', { type: t(TYPE_TAGS[type]), date });
}

/** A day of trade among those of one instrument, or of all of them. */
function tradeWords({ t, dayText, nameOf, about }: Naming, line: WhyLine): string {
  const date = line.date === undefined ? '' : dayText(line.date);
  const words = entryWords(t, line.transaction_type ?? 'BUY', date);
  const isOfAll = about.figure === 'net_contributions' || (about.start_date !== null && about.isin === null);
  return isOfAll && line.isin !== undefined ? `${words} · ${nameOf(line.isin)}` : words;
}

/** A close, with whoever told it: the owner or a provider. */
function priceWords({ t, dayText }: Naming, { date: day = '', currency = '', source = '' }: WhyLine): string {
  if (source === '') return t(FIGURE_NAMES.price);
  const date = day === '' ? '' : dayText(day);
  return source === 'manual'
    ? t('why.line-own-close', { date, currency })
    : t('why.line-close', { date, currency, source });
}

/** A value that was entered for an asset, and when where that is said. */
function assetWords({ t, dayText, assetNameOf }: Naming, line: WhyLine): string {
  if (line.asset_type === undefined) return t('why.line-asset');
  const asset = assetNameOf(line.asset_type, line.asset_detail ?? null);
  return line.date === undefined ? asset : t('why.line-asset-on', { asset, date: dayText(line.date) });
}

/** What the owner has set or asked for of proposed orders. */
function askedWords({ t, about }: Naming, { operator }: WhyLine): string {
  if (about.figure === 'target_share') return t('why.line-target-weight');
  if (about.figure !== 'order_fee') return t('why.line-new-money');
  return t(operator === 'times' ? 'why.line-fee-rate' : 'why.line-fee-fixed');
}

/** What the owner has entered or set. */
function settingWords(naming: Naming, line: WhyLine): string {
  const { t, about, partNameOf } = naming;
  if (about.terms) return askedWords(naming, line);
  if (about.figure === 'allocation_instrument_value') return t('why.line-weight');
  if (line.part !== undefined) {
    const name = partNameOf(line.part);
    return about.figure === 'allocation_target' ? t('why.line-target', { name }) : name;
  }
  return t(line.isin === undefined ? 'why.line-risk-free' : 'why.line-ter');
}

/** What a line stands on, in words. */
export function lineWords(naming: Naming, line: WhyLine): string {
  const { t, dayText, nameOf, assetNameOf, momentText } = naming;
  const { snapshot_date: moment = '' } = line;
  const date = line.date === undefined ? '' : dayText(line.date);
  switch (line.kind) {
    case 'transaction':
      return tradeWords(naming, line);
    case 'position_value':
      return t(line.position_value_id === undefined ? 'why.line-price' : 'why.line-value', { date });
    case 'price':
      return priceWords(naming, line);
    case 'figure':
      return moment === '' ? figureWords(naming, line) : snapshotFigureWords(naming, line, moment);
    case 'asset':
      return assetWords(naming, line);
    case 'snapshot_row':
      return assetNameOf(line.asset_type ?? '', line.asset_detail ?? null);
    case 'day':
      return dayWords(naming, line);
    case 'setting':
      return settingWords(naming, line);
    case 'solution':
      return t('why.line-solution');
    case 'search':
      return t('why.line-search');
    case 'days':
      if (line.stretch_start_date !== undefined)
        return t('why.line-days', {
          from: dayText(line.stretch_start_date),
          to: dayText(line.stretch_end_date ?? ''),
        });
      return t('why.line-days', { from: momentText(line.oldest_date ?? ''), to: momentText(moment) });
    case 'constant':
      if (line.operator === 'root') return t('why.line-root');
      if (moment !== '') return t('why.snapshot-of', { date: momentText(moment) });
      return line.isin === undefined ? t('why.line-constant') : nameOf(line.isin);
    case 'rate':
      return line.currency === undefined
        ? t('why.line-rate')
        : t('why.line-rate-on', { currency: line.currency, date });
    case 'rounding':
      if (line.rule === 'up_to_cents') return t('why.line-up-to-cents');
      if (line.rule === 'to_cents') return t('why.line-to-cents');
      if (line.rule === 'together') return t('why.line-together');
      return t('why.line-rounding', { digits: parseInt(line.operand, 10) });
  }
}
