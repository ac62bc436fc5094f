import { expect, test } from 'vitest';
import { nextTask } from './next-task.ts';

test('what waits comes first', async () => {
  const order: string[] = [];
  queueMicrotask(() => order.push('a microtask'));
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    order.push('a task');
    port1.close();
  };
  port2.postMessage(null);
  await nextTask();
  order.push('we');
  expect(order).toEqual(['a microtask', 'a task', 'we']);
});
