import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { isatty } from 'node:tty';
import { DeployError } from './deploy-error.ts';

/** The owner's side of the conversation. */
export interface Terminal {
  /** False where nobody can answer, as in a workflow. */
  readonly isInteractive: boolean;
  /** One line of what happens. */
  readonly say: (line: string) => void;
  /** @throws DeployError where nobody can answer */
  readonly ask: (question: string) => Promise<string>;
  /** The same, without showing what is typed. */
  readonly askSecret: (question: string) => Promise<string>;
}

const MUTE = new Writable({
  write: (_chunk, _encoding, done) => {
    done();
  },
});

/** The terminal of this process. Lines go to standard output, questions to standard error. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  const isInteractive = isatty(0) && isatty(2);

  async function put(question: string, output: NodeJS.WritableStream): Promise<string> {
    if (!isInteractive)
      throw new DeployError(
        `Nobody is here to answer "${question}". Run this in a terminal, or see \`npm run deploy -- help\` for how to give the answer beforehand.`,
      );
    const lines = createInterface({ input: stdin, output, terminal: true });
    const stopped = Promise.withResolvers<never>();
    lines.once('SIGINT', () => {
      stopped.reject(new DeployError('Stopped; nothing was changed since the last line above.'));
    });
    try {
      // Readline clears the line that it asks in, so the question has to be its own, unless it writes nowhere.
      if (output === MUTE) stderr.write(`${question}: `);
      return (await Promise.race([lines.question(`${question}: `), stopped.promise])).trim();
    } finally {
      lines.close();
      if (output === MUTE) stderr.write('\n');
    }
  }

  return {
    isInteractive,
    say: (line) => stdout.write(`${line}\n`),
    ask: async (question) => await put(question, stderr),
    askSecret: async (question) => await put(question, MUTE),
  };
}
