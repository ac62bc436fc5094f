import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * Asks at the terminal without showing what is typed; without a terminal, the first line of the input answers every
 * question.
 */
export async function askSecrets(questions: readonly string[]): Promise<string[]> {
  const { stdin, stderr } = process;
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY });
  try {
    if (!stdin.isTTY) {
      const { value } = await lines[Symbol.asyncIterator]().next();
      return questions.map(() => value ?? '');
    }
    const answers: string[] = [];
    for (const question of questions) {
      stderr.write(`${question}: `);
      answers.push(await lines.question(''));
      stderr.write('\n');
    }
    return answers;
  } finally {
    lines.close();
  }
}
