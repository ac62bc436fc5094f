import type { WhyLine } from '../../api/wire.ts';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { Translate } from '../../i18n/translator.ts';
import { FIGURE_NAMES } from '../../ui/figure-names.ts';

/** Names of what lines speak of, and how days are written. */
export interface Naming {
  readonly t: Translate;
  readonly dayText: (date: string) => string;
  readonly nameOf: (isin: string) => string;
  readonly assetNameOf: (type: string, detail: string | null) => string;
  /** The ISIN that the whole arithmetic is about: its lines need not repeat it. */
  readonly isin: string | null;
}

const RULES: Readonly<Partial<Record<WhyLine['rule'], MessageKey>>> = {
  share_leaves: 'why.rule-share-leaves',
  share_joins: 'why.rule-share-joins',
  passes_zero: 'why.rule-passes-zero',
  sale_gain: 'why.rule-sale-gain',
  deficit_gain: 'why.rule-deficit-gain',
  open_lot: 'why.rule-open-lot',
  match_gain: 'why.rule-sale-gain',
};

/** Why the operand of a line is what it is, where that does not go without saying. */
export function ruleWords({ t }: Naming, { rule }: WhyLine): string | null {
  const key = RULES[rule];
  return key ? t(key) : null;
}

function figureWords({ t, nameOf, assetNameOf, isin }: Naming, line: WhyLine): string {
  const figure = line.figure ? t(FIGURE_NAMES[line.figure]) : '';
  if (line.asset_type !== undefined) return assetNameOf(line.asset_type, line.asset_detail ?? null);
  if (line.isin === undefined) {
    return line.figure === 'valued_cost_basis' ? figure : t('why.figure-of-all', { figure });
  }
  return line.isin === isin ? figure : t('why.figure-of', { figure, name: nameOf(line.isin) });
}

/** What a line stands on, in words. */
export function lineWords(naming: Naming, line: WhyLine): string {
  const { t, dayText, nameOf, assetNameOf } = naming;
  const date = line.date === undefined ? '' : dayText(line.date);
  switch (line.kind) {
    case 'transaction':
      return t(line.transaction_type === 'SELL' ? 'why.line-sell' : 'why.line-buy', { date });
    case 'position_value':
      return t(line.position_value_id === undefined ? 'why.line-price' : 'why.line-value', { date });
    case 'figure':
      return figureWords(naming, line);
    case 'asset':
      return line.asset_type === undefined
        ? t('why.line-asset')
        : assetNameOf(line.asset_type, line.asset_detail ?? null);
    case 'constant':
      return line.isin === undefined ? t('why.line-constant') : nameOf(line.isin);
    case 'rate':
      return t('why.line-rate');
    case 'rounding':
      return t('why.line-rounding', { digits: parseInt(line.operand, 10) });
  }
}
