import type { ReactNode } from 'react';
import { useT } from '../i18n/language.tsx';
import { useShortcut } from '../keyboard/keyboard.tsx';
import { FIGURE_NAMES, type FigureName } from './figure-names.ts';
import { AskContext, questionOf, type WhyQuestion } from './why-question.ts';

/** The figure that `y` means: the one with the focus, else the one pointed at, else the first of the row, else of the page. */
function figureMeant(): HTMLElement | null {
  const focused = document.activeElement;
  const pointedAt = Array.from(document.querySelectorAll<HTMLElement>('[data-why]:hover')).at(-1);
  const row = focused?.closest('[data-row-key]');
  return (
    focused?.closest<HTMLElement>('[data-why]') ??
    pointedAt ??
    row?.querySelector<HTMLElement>('[data-why-main], [data-why-main] [data-why]') ??
    row?.querySelector<HTMLElement>('[data-why]') ??
    document.querySelector<HTMLElement>('main [data-why]')
  );
}

/** Lets every figure below be asked "why?", by its button or by the key. One per app. */
export function WhyProvider({
  onAsk,
  children,
}: {
  onAsk: (question: WhyQuestion) => void;
  children: ReactNode;
}) {
  useShortcut('why', () => {
    const figure = figureMeant();
    const question = figure && questionOf(figure);
    if (question) onAsk(question);
  });
  return (
    <AskContext value={onAsk}>
      {children}
      <FigureQuestions />
    </AskContext>
  );
}

/** The words of each question, once on the page; the buttons refer to them by id. */
function FigureQuestions() {
  const t = useT();
  return (
    <div hidden>
      {(Object.keys(FIGURE_NAMES) as FigureName[]).map((figure) => (
        <span key={figure} id={`why-${figure}`}>
          {t('figures.ask', { figure: t(FIGURE_NAMES[figure]) })}
        </span>
      ))}
    </div>
  );
}
