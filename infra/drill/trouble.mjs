// Read into the server by the drill alone, before the server itself: on SIGUSR2 it does what the drill has written down.
import { readFileSync } from 'node:fs';

const ORDER = '/run/etf-drill/order';
const hoard = [];

/** The event loop stands still, as in an endless calculation. */
function hang() {
  for (;;) hoard.length = 0;
}

/** Ten megabytes at a time; buffers lie outside the heap that V8 limits by itself. */
function hoardMemory() {
  hoard.push(Buffer.alloc(10_000_000, 1));
  setImmediate(hoardMemory);
}

/** The same inside the heap of V8. */
function hoardObjects() {
  for (let each = 0; each < 100_000; each += 1) hoard.push({ each: String(each) });
  setImmediate(hoardObjects);
}

const ORDERS = { hang, 'hoard-memory': hoardMemory, 'hoard-objects': hoardObjects };

process.on('SIGUSR2', () => ORDERS[readFileSync(ORDER, 'utf8').trim()]());
