import type { PrintedAnswer } from './printed-answer.ts';

/** Answers of one edition that are kept ready, the ones asked for last. */
export interface KeptAnswers {
  /** The answer to a question, if it is there or on its way. */
  find(etag: string, key: string): Promise<PrintedAnswer> | null;
  /**
   * The answer to a question, made when it is first asked; whoever asks meanwhile waits for the same.
   *
   * @param etag of the edition: answers of another are forgotten
   * @param key  of the question
   */
  answer(etag: string, key: string, make: () => Promise<PrintedAnswer>): Promise<PrintedAnswer>;
}

/** @param most how many are kept */
export function keptAnswers(most: number): KeptAnswers {
  let answers = new Map<string, Promise<PrintedAnswer>>();
  let edition = '';
  return {
    find: (etag, key) => (edition === etag ? (answers.get(key) ?? null) : null),
    answer: async (etag, key, make) => {
      if (edition !== etag) {
        answers = new Map();
        edition = etag;
      }
      const ofEdition = answers;
      const known = ofEdition.get(key);
      const answer = known ?? make();
      ofEdition.delete(key);
      ofEdition.set(key, answer);
      const [oldest] = ofEdition.keys();
      if (ofEdition.size > most && oldest !== undefined) ofEdition.delete(oldest);
      try {
        return await answer;
      } catch (error) {
        ofEdition.delete(key);
        throw error;
      }
    },
  };
}
