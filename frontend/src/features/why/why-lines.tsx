import type { ReactNode } from 'react';
import type { Why, WhyLine } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { usePhone } from '../../ui/use-media.ts';
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

interface LineProps {
  readonly line: WhyLine;
  readonly naming: Naming;
  readonly links: Links;
}

interface Digits {
  readonly operand: number;
  readonly result: number;
}

const SIGNS = { start: '', plus: '+', minus: '−', times: '×', divide: '÷', round: '' } as const;

/** One precision for each column, so that decimal points line up. */
function digitsOf({ lines, unit }: Why): Digits {
  const least = unit === 'money' ? 2 : 0;
  const operands = lines.filter(({ operator }) => operator !== 'round').map(({ operand }) => operand);
  const results = lines.map(({ result }) => result);
  return {
    operand: columnDigits(operands, least, MOST_DIGITS),
    result: columnDigits(results, least, MOST_DIGITS),
  };
}

/** The arithmetic as a table: what each line stands on, what it does, and what it comes to. */
export function WhyLines({ why, ...rest }: { why: Why } & Omit<LineProps, 'line'>) {
  const { t } = rest.naming;
  const isPhone = usePhone();
  const digits = digitsOf(why);
  const isLastPage = why.skip + why.lines.length === why.lines_total;
  return (
    <table className={styles.lines}>
      <caption className="visually-hidden">{t('why.arithmetic')}</caption>
      <thead>
        <tr>
          {!isPhone && <th scope="col">{t('why.step')}</th>}
          <th scope="col" data-align="end">
            {t('why.amount')}
          </th>
          <th scope="col" data-align="end">
            {t('why.result')}
          </th>
        </tr>
      </thead>
      {why.lines.map((line, index) => (
        <tbody key={index} data-last={isLastPage && index === why.lines.length - 1}>
          {isPhone && (
            <tr>
              <th scope="rowgroup" colSpan={2}>
                <LineSource line={line} {...rest} />
              </th>
            </tr>
          )}
          <tr>
            {!isPhone && (
              <th scope="row">
                <LineSource line={line} {...rest} />
              </th>
            )}
            <LineFigures line={line} digits={digits} />
          </tr>
        </tbody>
      ))}
    </table>
  );
}

function LineFigures({ line: { operator, operand, result }, digits }: { line: WhyLine; digits: Digits }) {
  return (
    <>
      <td data-align="end">
        {operator !== 'round' && (
          <>
            <span className={styles.sign}>{SIGNS[operator]}</span>{' '}
            <Exact value={operand} digits={digits.operand} />
          </>
        )}
      </td>
      <td data-align="end">
        <Exact value={result} digits={digits.result} />
      </td>
    </>
  );
}

function LineSource({ line, naming, links }: LineProps) {
  const words = lineWords(naming, line);
  const rule = ruleWords(naming, line);
  const { transaction_id: tradeId, lot_transaction_id: lotId, figure, isin } = line;
  const question = figure && {
    figure,
    of: line.asset_type ?? isin,
    account: line.asset_detail ?? undefined,
  };
  return (
    <>
      {tradeId !== undefined
        ? links.tradeLink(tradeId, words)
        : question
          ? links.questionLink(question, words)
          : words}
      <span className={styles.how}>
        {rule !== null && <span className={styles.rule}>{rule}</span>}
        <Expression line={line} />
        {lotId !== undefined && (
          <span className={styles.rule}>{links.tradeLink(lotId, naming.t('why.line-lot'))}</span>
        )}
      </span>
    </>
  );
}
