import type { ReactNode } from 'react';
import type { Why, WhyLine } from '../../api/wire.ts';
import { columnDigits } from '../../format/precision.ts';
import { FIGURES_OF_METHOD } from '../../ui/figures-of-method.ts';
import { usePhone } from '../../ui/use-media.ts';
import { termsText, type WhyQuestion } from '../../ui/why-question.ts';
import { Exact, MOST_DIGITS } from './exact.tsx';
import { Expression } from './expression.tsx';
import { lineWords, type Naming, ruleWords } from './line-words.ts';
import styles from './why-lines.module.css';

export interface Links {
  /** The way to a trade, over this dialog. */
  readonly tradeLink: (id: number, words: string) => ReactNode;
  /** The way to a snapshot, over this dialog. */
  readonly snapshotLink: (moment: string, words: string) => ReactNode;
  /** The way to a change in the history. */
  readonly changeLink: (id: number, words: string) => ReactNode;
  /** The way to the prices of an instrument. */
  readonly pricesLink: (isin: string, words: string) => ReactNode;
  /** The way to the arithmetic of another figure. */
  readonly questionLink: (question: WhyQuestion, words: string) => ReactNode;
}

interface LineProps {
  readonly why: Why;
  readonly line: WhyLine;
  readonly naming: Naming;
  readonly links: Links;
}

interface Digits {
  readonly operand: number;
  readonly result: number;
}

const SIGNS = {
  start: '',
  plus: '+',
  minus: '−',
  times: '×',
  divide: '÷',
  chain: '×',
  power: '^',
  root: '√',
  round: '',
  solve: '',
} as const;

/** One precision for each column, so that decimal points line up. */
function digitsOf({ lines, unit }: Why): Digits {
  const least = unit === 'money' ? 2 : 0;
  const operands = lines
    .filter(({ operator }) => operator !== 'round' && operator !== 'root')
    .map(({ operand }) => operand);
  const results = lines.map(({ result }) => result);
  return {
    operand: columnDigits(operands, least, MOST_DIGITS),
    result: columnDigits(results, least, MOST_DIGITS),
  };
}

/** The arithmetic as a table: what each line stands on, what it does, and what it comes to. */
export function WhyLines(rest: Omit<LineProps, 'line'>) {
  const { why } = rest;
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
        {operator !== 'round' && operator !== 'solve' && (
          <>
            <span className={styles.sign}>{SIGNS[operator]}</span>{' '}
            {operator !== 'root' && <Exact value={operand} digits={digits.operand} />}
          </>
        )}
      </td>
      <td data-align="end">
        <Exact value={result} digits={digits.result} />
      </td>
    </>
  );
}

/** What proposed orders stand on, and what is the same however they were asked for. */
const NOT_OF_ORDERS: ReadonlySet<string> = new Set(['market_value', 'price']);

/** The question of the figure that a line stands on; null for a line that stands on something else. */
function questionOf(line: WhyLine, why: Why): WhyQuestion | null {
  const { figure, transaction_id: trade } = line;
  const { method } = why;
  if (figure === undefined) return null;
  if (why.start_date !== null && trade === undefined) return { ...periodQuestion(line, why), figure };
  // Of one day: the value of the holdings is asked for as that of a period that ends as it begins.
  const end = why.end_date === null ? undefined : line.date;
  return {
    figure,
    start: figure === 'end_value' ? end : undefined,
    end,
    of: trade === undefined ? (line.asset_type ?? line.isin) : undefined,
    account: line.asset_detail ?? undefined,
    broker: line.broker,
    part: line.part && `${line.part.by}:${line.part.kind}:${line.part.key}`,
    other: figure === 'common_weight' ? (why.other_isin ?? undefined) : undefined,
    trade,
    terms: NOT_OF_ORDERS.has(figure) ? undefined : termsText(why.terms),
    moment: line.snapshot_date,
    since: line.oldest_date,
    method: method === 'fifo' && FIGURES_OF_METHOD.has(figure) ? method : undefined,
  };
}

/** Of the same period, unless the line says of which days of it; a benchmark is no part of the portfolio. */
function periodQuestion({ figure, ...line }: WhyLine, why: Why): Omit<WhyQuestion, 'figure'> {
  const isOfBenchmark = figure === 'benchmark_unit_value';
  return {
    of: (isOfBenchmark ? undefined : line.isin) ?? why.isin ?? undefined,
    broker: why.broker ?? undefined,
    assetClass: why.asset_class ?? undefined,
    benchmark: why.benchmark ?? undefined,
    method: why.method === 'fifo' ? why.method : undefined,
    start: why.start_date ?? undefined,
    end: why.end_date ?? undefined,
    from: line.stretch_start_date ?? why.stretch_start_date ?? undefined,
    to: line.stretch_end_date ?? why.stretch_end_date ?? undefined,
  };
}

/** What a line stands on, as the way to it where there is one. */
function linkOf(line: WhyLine, words: string, why: Why, links: Links): ReactNode {
  const question = questionOf(line, why);
  const { transaction_id: tradeId, snapshot_date: moment } = line;
  if (question) return links.questionLink(question, words);
  if (tradeId !== undefined) return links.tradeLink(tradeId, words);
  if (line.kind === 'price' && line.isin !== undefined) return links.pricesLink(line.isin, words);
  if (moment !== undefined && line.kind !== 'days') return links.snapshotLink(moment, words);
  return words;
}

function LineSource({ line, naming, links, why }: LineProps) {
  const rule = ruleWords(naming, line);
  const { lot_transaction_id: lotId } = line;
  return (
    <>
      {linkOf(line, lineWords(naming, line), why, links)}
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
