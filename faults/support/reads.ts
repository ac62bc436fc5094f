import { type Api, toldBy } from './api.ts';
import type { Figures } from './figures.ts';

const READS = ['/transactions?limit=1', '/analytics/portfolio-summary', '/changes'];

/** The app goes on reading, whatever it cannot write. */
export async function expectReads(api: Api, when: string, figures: Figures): Promise<void> {
  for (const path of READS) {
    const answer = await api.ask('GET', path);
    if (answer.status !== 200) figures.failures.push(`${when}, ${path} was answered ${toldBy(answer)}`);
  }
}

/** Whether it is ready to take changes is told, and told anew once it is. */
export async function expectReadiness(
  api: Api,
  isReady: boolean,
  when: string,
  figures: Figures,
): Promise<void> {
  const answer = await api.ask('GET', '/health/ready');
  if (answer.status !== (isReady ? 200 : 503))
    figures.failures.push(`${when}, /health/ready was answered ${toldBy(answer)}`);
}
