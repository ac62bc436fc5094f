import type { ReactNode } from 'react';
import type { Why, WhyLine } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import type { WhyQuestion } from '../../ui/why-question.ts';
import { Exact, MOST_DIGITS } from './exact.tsx';
import { Expression } from './expression.tsx';
import { lineWords, type Naming, ruleWords } from './line-words.ts';
import styles from './why-lines.module.css';

export interface Links {
  /** The way to a trade, over this dialog. */
  readonly tradeLink: (id: number, words: string) => ReactNode;
  /** The way to the arithmetic of another figure. */
  readonly questionLink: (question: WhyQuestion, words: string) => ReactNode;
}

const SIGNS = { start: '', plus: '+', minus: '−', times: '×', divide: '÷', round: '' } as const;

/** The arithmetic as a table: what each line stands on, what it does, and what it comes to. */
export function WhyLines({ why, naming, links }: { why: Why; naming: Naming; links: Links }) {
  const { t } = naming;
  const { lines, unit } = why;
  const least = unit === 'money' ? 2 : 0;
  const operands = lines.filter(({ operator }) => operator !== 'round').map(({ operand }) => operand);
  const digits = {
    operand: columnDigits(operands, least, MOST_DIGITS),
    result: columnDigits(
      lines.map(({ result }) => result),
      least,
      MOST_DIGITS,
    ),
  };
  const isLastPage = why.skip + lines.length === why.lines_total;
  return (
    <table className={styles.lines}>
      <caption className="visually-hidden">{t('why.arithmetic')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('why.step')}</th>
          <th scope="col" data-align="end">
            {t('why.amount')}
          </th>
          <th scope="col" data-align="end">
            {t('why.result')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index} data-last={isLastPage && index === lines.length - 1}>
            <th scope="row">
              <LineSource line={line} naming={naming} links={links} />
            </th>
            <td data-align="end">
              {line.operator !== 'round' && (
                <>
                  <span className={styles.sign}>{SIGNS[line.operator]}</span>{' '}
                  <Exact value={line.operand} digits={digits.operand} />
                </>
              )}
            </td>
            <td data-align="end">
              <Exact value={line.result} digits={digits.result} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LineSource({ line, naming, links }: { line: WhyLine; naming: Naming; links: Links }) {
  const words = lineWords(naming, line);
  const rule = ruleWords(naming, line);
  const { figure, isin, asset_type: asset, asset_detail: account } = line;
  return (
    <>
      {line.transaction_id !== undefined && links.tradeLink(line.transaction_id, words)}
      {figure !== undefined &&
        links.questionLink({ figure, of: asset ?? isin, account: account ?? undefined }, words)}
      {line.transaction_id === undefined && figure === undefined && words}
      <span className={styles.how}>
        {rule !== null && <span className={styles.rule}>{rule}</span>}
        <Expression line={line} />
        {line.lot_transaction_id !== undefined && (
          <span className={styles.rule}>
            {links.tradeLink(line.lot_transaction_id, naming.t('why.line-lot'))}
          </span>
        )}
      </span>
    </>
  );
}
