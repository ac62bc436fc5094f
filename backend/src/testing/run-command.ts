import { type Command, perform } from '../command.ts';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a command in a folder with an environment of its own and collects what it writes.
 *
 * @param secrets  what is typed where it asks for secrets
 */
export async function runCommand(
  command: Command,
  args: readonly string[],
  directory: string,
  environment: Readonly<Record<string, string>> = {},
  secrets: readonly string[] = [],
): Promise<Ended> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await perform(command, {
    args,
    environment: { DATABASE_URL: `sqlite:///${directory}/data/portfolio.db`, ...environment },
    directory,
    print: (text) => out.push(text),
    complain: (text) => err.push(text),
    askSecrets: (questions) => Promise.resolve(questions.map((_, index) => secrets[index] ?? '')),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
