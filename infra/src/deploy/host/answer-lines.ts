import type { HostAnswer } from './run-on-host.ts';

/** What the instance told of its work, one line for each fact. */
export function answerLines(answer: HostAnswer): string[] {
  return Object.entries(answer)
    .filter(([name, value]) => name !== 'ok' && ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `  ${name}: ${String(value)}`);
}
