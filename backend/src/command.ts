import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { askSecrets } from './ask-secrets.ts';

/** What a command of the terminal is given. */
export interface CommandRun {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where relative paths begin and `.env` is looked for. */
  readonly directory: string;
  /** Writes lines to standard output. */
  readonly print: (text: string) => void;
  /** Writes lines to standard error. */
  readonly complain: (text: string) => void;
  /** Asks for what nobody may read over a shoulder; one answer to each question. */
  readonly askSecrets: (questions: readonly string[]) => Promise<string[]>;
}

/** Does its work and tells the exit code; what it throws is told in one sentence, with exit code 1. */
export type Command = (run: CommandRun) => Promise<number>;

/** Runs a command to its end; never throws. */
export async function perform(command: Command, run: CommandRun): Promise<number> {
  try {
    return await command(run);
  } catch (error) {
    run.complain(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

/** @returns true when the module is the program that was started, not one that another imports */
function isProgram(moduleUrl: string): boolean {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl));
}

/** Runs the command with the arguments and the environment of this process, if it is what was started. */
export async function runAsProgram(moduleUrl: string, command: Command): Promise<void> {
  if (!isProgram(moduleUrl)) return;
  process.exitCode = await perform(command, {
    args: process.argv.slice(2),
    environment: process.env,
    directory: process.cwd(),
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
    askSecrets,
  });
}
