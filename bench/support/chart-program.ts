import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { messages } from '../../frontend/build/messages.ts';

const FRONTEND = join(import.meta.dirname, '..', '..', 'frontend');
const ENTRY = join(FRONTEND, 'chart-bench.js');

/** The chart as the app has it, and beside it what one would write first: a dot of its own for every day. */
const PROGRAM = `
import '/src/ui/tokens.css';
import '/src/ui/base.css';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { TimeChart } from '/src/ui/charts/time-chart.tsx';

const START = Date.UTC(2006, 10, 25);

function daysOf(points) {
  let [value, invested, seed] = [100_000, 100_000, 42];
  return Array.from({ length: points }, (_, index) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    value *= 1 + (seed / 2 ** 32 - 0.49) / 50;
    if (index % 30 === 0) [value, invested] = [value + 500, invested + 500];
    const at = new Date(START + index * 86_400_000).toISOString().slice(0, 10);
    return { at, value: value.toFixed(2), invested: invested.toFixed(2) };
  });
}

let root;
/** Until the chart is there and laid out: it takes its first size in a transition, after the first commit. */
async function fresh(element) {
  root?.unmount();
  const place = document.getElementById('place');
  place.textContent = '';
  root = createRoot(place);
  const from = performance.now();
  flushSync(() => root.render(element));
  while (!place.querySelector('svg path')) await new Promise((resolve) => setTimeout(resolve));
  document.body.getBoundingClientRect();
  return performance.now() - from;
}

export function drawTimeChart(points) {
  const days = daysOf(points);
  const data = {
    at: days.map(({ at }) => at),
    unit: { kind: 'money', currency: 'EUR' },
    series: [
      { key: 'value', words: 'Market value', look: 'line', values: days.map(({ value }) => value) },
      { key: 'invested', words: 'Net invested', look: 'stepped', values: days.map(({ invested }) => invested) },
    ],
  };
  return fresh(h(TimeChart, { label: 'Market value', data }));
}

export function movePointer() {
  const slider = document.querySelector('[role=slider]');
  const { left, width } = slider.getBoundingClientRect();
  const from = performance.now();
  flushSync(() => {
    const clientX = left + Math.random() * width;
    slider.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX, clientY: 100 }));
  });
  document.body.getBoundingClientRect();
  return performance.now() - from;
}

export function drawNaively(points) {
  const days = daysOf(points);
  const y = (value) => 260 - Number(value) / 2000;
  const at = (key) => days.map((day, index) => (index ? 'L' : 'M') + index / 8 + ' ' + y(day[key])).join('');
  const dots = days.map((day, index) => h('circle', { key: index, cx: index / 8, cy: y(day.value), r: 2 }));
  const lines = ['value', 'invested'].map((key) => h('path', { key, d: at(key), fill: 'none', stroke: 'black' }));
  return fresh(h('svg', { width: 1000, height: 260 }, lines, dots));
}
`;

function entry(): Plugin {
  return {
    name: 'chart-bench',
    enforce: 'pre',
    resolveId: (id) => (id === ENTRY ? id : null),
    load: (id) => (id === ENTRY ? PROGRAM : null),
  };
}

/** Script and style of one page that draws charts, built as for readers; it answers as `chartBench`. */
export async function chartProgram(): Promise<{ script: string; style: string }> {
  const [built] = (await build({
    configFile: false,
    root: FRONTEND,
    logLevel: 'error',
    plugins: [entry(), messages()],
    build: {
      write: false,
      cssCodeSplit: false,
      lib: { entry: ENTRY, name: 'chartBench', formats: ['iife'] },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  })) as Rolldown.RolldownOutput[];
  const outputs = built?.output ?? [];
  const script = outputs.map((one) => (one.type === 'chunk' ? one.code : '')).join('\n');
  const style = outputs
    .map((one) => (one.type === 'asset' && one.fileName.endsWith('.css') ? String(one.source) : ''))
    .join('\n');
  return { script, style };
}
