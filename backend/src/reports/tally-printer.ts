import { localDate, type LocalDate } from '@portfolio/domain';
import { todayHere } from '../db/instant.ts';
import { keptAnswers } from '../http/kept-answers.ts';
import { printAnswer, type PrintedAnswer } from '../http/printed-answer.ts';
import { type KnownPortfolio, onOneEdition, type PortfolioReader } from './known-portfolio.ts';

/** Answers kept ready of each report: some years by both methods. */
const ANSWERS_KEPT = 16;

/** Answers questions of one kind, each from one edition: a repeated question is answered with the same bytes. */
export function tallyPrinter<Question>(
  book: PortfolioReader,
  tell: (known: KnownPortfolio, question: Question, today: LocalDate) => Promise<object>,
): (question: Question) => Promise<PrintedAnswer> {
  const answers = keptAnswers(ANSWERS_KEPT);
  return async (question) =>
    await onOneEdition(book, async (known) => {
      const today = localDate(todayHere());
      const etag = `"${known.edition}-${process.pid}-${today}"`;
      return await answers.answer(etag, JSON.stringify(question), async () =>
        printAnswer(etag, await tell(known, question, today)),
      );
    });
}
