import { expect, test } from 'vitest';
import { exposition } from './exposition.ts';

test('a family is its help, its type and a line for each sample', () => {
  const text = exposition([
    {
      name: 'jobs_total',
      type: 'counter',
      help: 'Jobs done.',
      samples: [{ labels: { kind: 'a', of: 'x "y" \\ z\n' }, value: 3 }, { value: 0.25 }],
    },
    { name: 'nothing', type: 'gauge', help: 'Left out.', samples: [] },
    { name: 'wait', type: 'histogram', help: 'Waits.', samples: [{ suffix: '_max', value: Infinity }] },
  ]);
  expect(text).toBe(
    [
      '# HELP jobs_total Jobs done.',
      '# TYPE jobs_total counter',
      String.raw`jobs_total{kind="a",of="x \"y\" \\ z\n"} 3`,
      'jobs_total 0.25',
      '',
      '# HELP wait Waits.',
      '# TYPE wait histogram',
      'wait_max +Inf',
      '',
    ].join('\n'),
  );
});
