import { type Api, toldBy } from './api.ts';
import type { Figures } from './figures.ts';

const READS = ['/transactions?limit=1', '/analytics/portfolio-summary', '/changes', '/health/ready'];

/** The app goes on reading, whatever it cannot write. */
export async function expectReads(api: Api, when: string, figures: Figures): Promise<void> {
  for (const path of READS) {
    const answer = await api.ask('GET', path);
    if (answer.status !== 200) figures.failures.push(`${when}, ${path} was answered ${toldBy(answer)}`);
  }
}
