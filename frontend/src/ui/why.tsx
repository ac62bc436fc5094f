import { type ReactNode, useContext, useId } from 'react';
import { AskContext, InsideWhyContext, whyAttributes, type WhyQuestion } from './why-question.ts';
import styles from './why.module.css';

/**
 * A figure that can be asked "why?": put it around every Amount, Delta, Percent and Quantity of a page that the API
 * can explain, as `<Why figure="unrealised_gain" of={isin}><Delta … /></Why>`.
 *
 * A click, Enter, or `y` on it opens its arithmetic over the page. Its accessible name is "Why …?" and the figure.
 * Not for a figure whose click edits it: give that element `whyAttributes(…)`, and `y` works there too.
 */
export function Why({ children, ...question }: WhyQuestion & { children: ReactNode }) {
  const ask = useContext(AskContext);
  const id = useId();
  if (!ask) return children;
  return (
    <button
      type="button"
      id={id}
      className={styles.why}
      aria-labelledby={`why-${question.figure} ${id}`}
      {...whyAttributes(question)}
      onClick={() => {
        ask(question);
      }}
    >
      <InsideWhyContext value={true}>{children}</InsideWhyContext>
    </button>
  );
}
