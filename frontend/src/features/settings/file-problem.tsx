import { ApiProblem, type ProblemItem } from '../../api/problem.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { problemWords } from '../../i18n/problem-words.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Notice } from '../../ui/notice.tsx';
import styles from './settings.module.css';

/** One thing that is wrong with the file, with its place there, in the names of the file. */
function itemWords(t: Translate, item: ProblemItem): string {
  const words = problemWords(t, item);
  const { table, row, column } = item.values;
  if (table === undefined) return words;
  if (row === undefined) return t('settings.wrong-place', { table, words });
  if (column === undefined) return t('settings.wrong-place-row', { table, row, words });
  return t('settings.wrong-place-cell', { table, row, column, words });
}

/** Why the file of a portfolio was refused: each place that is wrong, or the one reason. */
export function FileProblem({ problem }: { problem: Error }) {
  const t = useT();
  const items = problem instanceof ApiProblem ? Object.values(problem.items) : [];
  const lines = items.length > 0 ? items.map((item) => itemWords(t, item)) : [errorWords(t, problem)];
  return (
    <Notice tone="wrong">
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}
