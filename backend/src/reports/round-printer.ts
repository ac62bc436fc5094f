import { localDate, type LocalDate } from '@portfolio/domain';
import { todayHere } from '../db/instant.ts';
import { keptAnswers } from '../http/kept-answers.ts';
import { printAnswer, type PrintedAnswer } from '../http/printed-answer.ts';
import type { DailyBook } from './daily-book.ts';
import type { EditionRounds } from './edition-rounds.ts';
import type { KnownPortfolio, PortfolioReader } from './known-portfolio.ts';

/** The portfolio and the days that answers to a question are made of. */
export interface RoundBook {
  readonly book: PortfolioReader;
  readonly daily: DailyBook;
  readonly rounds: EditionRounds;
}

/** One question of one edition. */
export interface RoundQuestion<Question> {
  readonly known: KnownPortfolio;
  readonly question: Question;
  readonly today: LocalDate;
}

/**
 * Answers questions about all days, each edition's once: a repeated question is answered with the same bytes.
 *
 * @param most how many answers are kept ready
 * @param read what `tell` needs of the database besides the days: all of it, as commits come in between the two
 * @param tell the answer in the shape of the wire
 */
export function roundPrinter<Question, Read>(
  { book, daily, rounds }: RoundBook,
  most: number,
  read: (asked: RoundQuestion<Question>) => Promise<Read>,
  tell: (asked: RoundQuestion<Question>, read: Read) => Promise<object>,
): (question: Question) => Promise<PrintedAnswer> {
  const answers = keptAnswers(most);
  return async (question) => {
    const key = JSON.stringify(question);
    const of = (known: KnownPortfolio) => {
      const today = localDate(todayHere());
      return { etag: `"${known.edition}-${process.pid}-${today}"`, asked: { known, question, today } };
    };
    const { etag } = of(await book.portfolio());
    return await (answers.find(etag, key) ??
      rounds.ask({
        read: async (known) => {
          const one = of(known);
          await daily.read(known, one.asked.today);
          return { ...one, found: await read(one.asked) };
        },
        tell: async (_known, { etag: mark, asked, found }) =>
          await answers.answer(mark, key, async () => printAnswer(mark, await tell(asked, found))),
      }));
  };
}
