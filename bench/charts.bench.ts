/** Milliseconds to draw twenty years of daily values in Chromium, beside a naive drawing. Run: node bench/charts.bench.ts */
import { chromium } from '@playwright/test';
import { chartProgram } from './support/chart-program.ts';
import { ceiling, line, median, milliseconds } from './support/figures.ts';

const POINTS = 7300;
const ROUNDS = 25;
const TARGET_MS = 50;

interface Drawings {
  readonly drawTimeChart: (points: number) => Promise<number>;
  readonly drawNaively: (points: number) => Promise<number>;
  readonly movePointer: () => number;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const { script, style } = await chartProgram();
  await page.setContent('<main id="place" style="width: 1000px"></main>');
  await page.addStyleTag({ content: style });
  await page.addScriptTag({ content: script });
  const measure = async (what: keyof Drawings): Promise<number[]> => {
    const runs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const call = { what, points: POINTS };
      runs.push(
        await page.evaluate(
          ({ what, points }) => (globalThis as unknown as { chartBench: Drawings }).chartBench[what](points),
          call,
        ),
      );
    }
    return runs;
  };
  const drawn = await measure('drawTimeChart');
  const what = `a chart of two lines with ${String(POINTS)} days, drawn and laid out`;
  ceiling(`${what}, median`, median(drawn), TARGET_MS, milliseconds);
  line('the same, fastest: what is left when the machine is busy', milliseconds(Math.min(...drawn)));
  line('the crosshair, moved by one pointer event', milliseconds(median(await measure('movePointer'))));
  const naive = median(await measure('drawNaively'));
  line('the same days drawn naively: a dot for every day', milliseconds(naive));
  if (median(drawn) > TARGET_MS) process.exitCode = 1;
} finally {
  await browser.close();
}
