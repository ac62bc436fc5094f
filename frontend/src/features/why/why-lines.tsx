import type { ReactNode } from 'react';
import type { Why, WhyLine } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { FIGURES_OF_METHOD } from '../../ui/figures-of-method.ts';
import { usePhone } from '../../ui/use-media.ts';
import type { WhyQuestion } from '../../ui/why-question.ts';
import { Exact, MOST_DIGITS } from './exact.tsx';
import { Expression } from './expression.tsx';
import { lineWords, type Naming, ruleWords } from './line-words.ts';
import styles from './why-lines.module.css';

export interface Links {
  /** The way to a trade, over this dialog. */
  readonly tradeLink: (id: number, words: string) => ReactNode;
  /** The way to a snapshot, over this dialog. */
  readonly snapshotLink: (moment: string, words: string) => ReactNode;
  /** The way to the arithmetic of another figure. */
  readonly questionLink: (question: WhyQuestion, words: string) => ReactNode;
}

interface LineProps {
  readonly method: Why['method'];
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
export function WhyLines({ why, ...given }: { why: Why } & Omit<LineProps, 'line' | 'method'>) {
  const { t } = given.naming;
  const rest = { ...given, method: why.method };
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

/** The question of the figure that a line stands on; null for a line that stands on something else. */
function questionOf(line: WhyLine, method: Why['method']): WhyQuestion | null {
  const { figure, transaction_id: trade } = line;
  if (figure === undefined) return null;
  return {
    figure,
    of: trade === undefined ? (line.asset_type ?? line.isin) : undefined,
    account: line.asset_detail ?? undefined,
    broker: line.broker,
    trade,
    moment: line.snapshot_date,
    since: line.oldest_date,
    method: method === 'fifo' && FIGURES_OF_METHOD.has(figure) ? method : undefined,
  };
}

/** What a line stands on, as the way to it where there is one. */
function linkOf(line: WhyLine, words: string, method: Why['method'], links: Links): ReactNode {
  const question = questionOf(line, method);
  const { transaction_id: tradeId, snapshot_date: moment } = line;
  if (question) return links.questionLink(question, words);
  if (tradeId !== undefined) return links.tradeLink(tradeId, words);
  if (moment !== undefined && line.kind !== 'days') return links.snapshotLink(moment, words);
  return words;
}

function LineSource({ line, naming, links, method }: LineProps) {
  const rule = ruleWords(naming, line);
  const { lot_transaction_id: lotId } = line;
  return (
    <>
      {linkOf(line, lineWords(naming, line), method, links)}
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
