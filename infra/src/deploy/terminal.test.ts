import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const TERMINAL = join(import.meta.dirname, 'terminal.ts');

/** Runs a few lines with the terminal of a process whose input is no terminal. */
async function run(lines: string): Promise<string> {
  const program = `import { processTerminal } from ${JSON.stringify(TERMINAL)};\n${lines}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stdin.end('an answer that nobody typed\n');
  await new Promise((resolve) => child.once('close', resolve));
  return output;
}

test('where nobody can answer nothing is taken for an answer', async () => {
  const output = await run(`
    const terminal = processTerminal();
    terminal.say('interactive: ' + terminal.isInteractive);
    for (const ask of [terminal.ask, terminal.askSecret])
      await ask('Region').catch((error) => terminal.say(error.message));`);
  expect(output.split('\n').filter((line) => !line.includes('Warning') && !line.includes('--trace'))).toEqual(
    [
      'interactive: false',
      'Nobody is here to answer "Region". Run this in a terminal, or see `npm run deploy -- help` for how to give the answer beforehand.',
      'Nobody is here to answer "Region". Run this in a terminal, or see `npm run deploy -- help` for how to give the answer beforehand.',
      '',
    ],
  );
});
